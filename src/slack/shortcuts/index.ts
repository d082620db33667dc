/** Everything that can be chosen from the menu of a message. */
import { promise } from './promise.ts'

export const SHORTCUTS = [promise] as const
