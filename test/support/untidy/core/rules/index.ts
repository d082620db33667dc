import { early } from './early.ts'
import { onTime } from './on-time.ts'

const unwritten = { id: 'unwritten' }

export const RULES = [onTime, unwritten] as const

export const OTHERS = [onTime]

export const FIRST = early.id
