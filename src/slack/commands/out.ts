import { movementCommand } from '../movement-command.ts'

export const moneyOut = movementCommand('out', ['支出', '付款'])
