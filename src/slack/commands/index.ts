/** Every verb of `/cash`, in the order in which help shows them. Help is made from this list. */
import type { Command } from '../command.ts'
import { ageing } from './ageing.ts'
import { apply } from './apply.ts'
import { approver } from './approver.ts'
import { audit } from './audit.ts'
import { balance } from './balance.ts'
import { check } from './check.ts'
import { contact } from './contact.ts'
import { credit } from './credit.ts'
import { customer } from './customer.ts'
import { delivered } from './delivered.ts'
import { demo } from './demo.ts'
import { dispute } from './dispute.ts'
import { dso } from './dso.ts'
import { dunning } from './dunning.ts'
import { duties } from './duties.ts'
import { exportFiles } from './export.ts'
import { followUp } from './follow-up.ts'
import { help } from './help.ts'
import { hold } from './hold.ts'
import { importFiles } from './import.ts'
import { moneyIn } from './in.ts'
import { interest } from './interest.ts'
import { invoice } from './invoice.ts'
import { language } from './language.ts'
import { letter } from './letter.ts'
import { letterhead } from './letterhead.ts'
import { limit } from './limit.ts'
import { note } from './note.ts'
import { order } from './order.ts'
import { moneyOut } from './out.ts'
import { overdue } from './overdue.ts'
import { paid } from './paid.ts'
import { policy } from './policy.ts'
import { promise } from './promise.ts'
import { rate } from './rate.ts'
import { resend } from './resend.ts'
import { screen } from './screen.ts'
import { setup } from './setup.ts'
import { signal } from './signal.ts'
import { statement } from './statement.ts'
import { status } from './status.ts'
import { team } from './team.ts'
import { terms } from './terms.ts'
import { uncredit } from './uncredit.ts'
import { unpaid } from './unpaid.ts'
import { writeOff } from './write-off.ts'

export const COMMANDS: readonly Command[] = [
  status,
  overdue,
  ageing,
  statement,
  duties,
  followUp,
  dso,
  customer,
  screen,
  check,
  order,
  delivered,
  invoice,
  paid,
  unpaid,
  apply,
  credit,
  uncredit,
  writeOff,
  terms,
  promise,
  dispute,
  hold,
  note,
  letter,
  contact,
  limit,
  audit,
  signal,
  approver,
  interest,
  balance,
  moneyIn,
  moneyOut,
  rate,
  importFiles,
  exportFiles,
  policy,
  dunning,
  letterhead,
  setup,
  team,
  language,
  resend,
  help,
  demo,
]
