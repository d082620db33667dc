import { onTime } from './on-time.ts'

export const RULES = [onTime]
