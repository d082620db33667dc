/** Posted once, when a trial of weekly settlement is over: what it brought, against the twelve months before. */
import type { Customer } from '../../core/customer.ts'
import type { TermsTrial } from '../../core/terms-trial.ts'
import type { Words } from '../../i18n/en.ts'
import { bold, command, context, sectionsOf } from './blocks.ts'
import { escapeMrkdwn } from './escape.ts'
import type { Payload } from './payload.ts'

export type EndedTrial = { readonly customer: Customer; readonly trial: TermsTrial }

export function termsTrialView({ customer, trial }: EndedTrial, words: Words): Payload {
  const said = words.termsPlan.trial
  const title = said.over({ customer: escapeMrkdwn(customer.name) })
  const result = resultLines(trial, words)
  return {
    text: `${title}${words.colon}${result[0]}`,
    blocks: [
      ...sectionsOf([bold(title), said.span({ from: trial.fromDay, until: trial.untilDay }), ...result]),
      context(`${said.next} ${command(`terms ${escapeMrkdwn(customer.code)}`)}`),
    ],
  }
}

/** How a trial stands: planned, running with what is known so far, or over. */
export function trialLines(trial: TermsTrial, words: Words): string[] {
  const { fromDay: from, untilDay: until, state } = trial
  const standing = words.termsPlan.trial[state]({ from, until })
  return state === 'planned' ? [standing] : [standing, ...resultLines(trial, words)]
}

function resultLines({ before, during, tiedUp }: TermsTrial, words: Words): string[] {
  const said = words.termsPlan.trial
  if (!during) return [said.noInvoice]
  return [
    said.during({ days: during.meanDays, invoices: during.invoices }),
    before ? said.before({ days: before.meanDays, invoices: before.invoices }) : said.noInvoiceBefore,
    ...(tiedUp ? [said.tiedUp(tiedUp)] : []),
    ...(during.open > 0 ? [said.open({ open: during.open, of: during.invoices })] : []),
  ]
}
