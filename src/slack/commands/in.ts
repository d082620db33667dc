import { movementCommand } from '../movement-command.ts'

export const moneyIn = movementCommand({ verb: 'in', aliases: ['收入', '进账'] })
