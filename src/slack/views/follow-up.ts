/** `/cash follow-up`: the collector's customers, the longest overdue first, and what has worked. */
import type { ColleagueScore, FollowUp, FollowUpCustomer, LastSaid, StepEffect } from '../../core/follow-up.ts'
import type { Money } from '../../core/money.ts'
import type { Words } from '../../i18n/en.ts'
import { bold, command, context, dotted, mention, section, sectionsOf } from './blocks.ts'
import { ownerLine } from './duty-line.ts'
import { escapeMrkdwn } from './escape.ts'
import type { Payload } from './payload.ts'

const CURRENCIES_SHOWN = 4
const COLLEAGUES_SHOWN = 10
/** A note may be a whole sentence. */
const NOTE_SHOWN = 160

export function followUpView(view: FollowUp, words: Words): Payload {
  const said = words.followUp
  const { scope, customers, count, totals, dutyCount, effects, colleagues } = view
  const title = said.title[scope](count)
  const more = count - customers.length
  const summary = [amounts(totals, words), said.duties(dutyCount)].filter((line) => line !== '')
  return {
    text: count === 0 ? title : `${title}${words.colon}${amounts(totals, words)}`,
    blocks: [
      section(bold(title)),
      ...sectionsOf(summary),
      ...customers.map((customer) => section(customerLines(customer, scope, words).join('\n'))),
      ...(more > 0 ? [context(`${words.andMore(more)} ${command('overdue')}`)] : []),
      ...(effects.length > 0 ? effectBlocks(effects, words) : []),
      ...(colleagues.length > 0 ? colleagueBlocks(colleagues, words) : []),
      context(command(scope === 'mine' ? 'duties' : 'duties team')),
    ],
  }
}

function customerLines(customer: FollowUpCustomer, scope: FollowUp['scope'], words: Words): string[] {
  const said = words.followUp
  const { overdue, overdueCount, daysOverdueMax, dutyCount, promise, score, disputed, lastSaid } = customer
  const name = bold(escapeMrkdwn(customer.customerName))
  const followed = dotted([
    promise && said.promise({ amounts: amounts(promise.amounts, words), day: promise.day }),
    score.kept + score.broken > 0 && said.score(score),
    disputed.length > 0 && said.disputed(amounts(disputed, words)),
  ])
  return [
    dotted([name, scope === 'team' && ownerLine(customer, words), dutyCount > 0 && said.toDo(dutyCount)]),
    said.overdue({ amounts: amounts(overdue, words), count: overdueCount, days: daysOverdueMax }),
    ...(followed === '' ? [] : [followed]),
    lastSaid === null ? said.nothingSaid : saidLine(lastSaid, words),
  ]
}

function saidLine(last: LastSaid, words: Words): string {
  const said = words.followUp.said
  const when = { day: last.day, who: mention(last.by) }
  switch (last.kind) {
    case 'note':
      return said.note({ ...when, text: escapeMrkdwn(last.text, NOTE_SHOWN) })
    case 'letter':
      return said.letter({ ...when, text: escapeMrkdwn(last.subject) })
    case 'step':
      return said.step({ ...when, rule: last.rule })
  }
}

function effectBlocks(effects: readonly StepEffect[], words: Words) {
  const said = words.followUp
  return [
    context(said.effects),
    ...sectionsOf(
      effects.map(({ rule, count, workedCount, meanDays }) =>
        said.effect({ rule, count, worked: workedCount, days: meanDays }),
      ),
    ),
  ]
}

function colleagueBlocks(colleagues: readonly ColleagueScore[], words: Words) {
  const said = words.followUp
  const more = colleagues.length - COLLEAGUES_SHOWN
  return [
    context(said.colleagues),
    ...sectionsOf([
      ...colleagues
        .slice(0, COLLEAGUES_SHOWN)
        .map(({ userId, ...score }) =>
          dotted([
            mention(userId),
            score.kept + score.broken > 0 && said.score(score),
            score.open > 0 && said.openPromises(score.open),
          ]),
        ),
      ...(more > 0 ? [words.andMore(more)] : []),
    ]),
  ]
}

function amounts(all: readonly Money[], words: Words): string {
  const more = all.length - CURRENCIES_SHOWN
  return [...all.slice(0, CURRENCIES_SHOWN).map(words.money), ...(more > 0 ? [words.andMore(more)] : [])].join(' · ')
}
