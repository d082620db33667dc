import { movementCommand } from '../movement-command.ts'

export const moneyIn = movementCommand('in', ['收入', '进账'])
