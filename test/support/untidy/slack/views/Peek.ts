import type { shout } from '../shout.ts'

export type Peek = typeof shout
