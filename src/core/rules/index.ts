/** Every rule there is. Adding one: README.md beside this file. */
import { remindBeforeDue } from './remind-before-due.ts'
import { sendInvoice } from './send-invoice.ts'
import { startCollection } from './start-collection.ts'

export const RULES = [sendInvoice, remindBeforeDue, startCollection] as const

export type RuleId = (typeof RULES)[number]['id']
