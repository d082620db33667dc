import { movementCommand } from '../movement-command.ts'

export const moneyOut = movementCommand({ verb: 'out', aliases: ['支出'] })
