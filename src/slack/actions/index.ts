/** Everything that can be pressed. */
import { dutyDone } from './duty-done.ts'
import { dutyPaid } from './duty-paid.ts'
import { dutySnooze } from './duty-snooze.ts'
import { importAnswer } from './import-answer.ts'
import { shareStatusAction } from './share-status.ts'

export const ACTIONS = [dutyDone, dutyPaid, dutySnooze, importAnswer, shareStatusAction] as const
