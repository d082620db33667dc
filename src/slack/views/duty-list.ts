/** `/cash duties`: what is open, each with the button that ends it, and what comes in the next two weeks. */
import { laterDay } from '../../core/day.ts'
import type { DutyItem, DutyList } from '../../core/duty.ts'
import type { Words } from '../../i18n/en.ts'
import { bold, context, divider, dotted, header, mention, sectionsOf } from './blocks.ts'
import { dutyRow, dutySubject } from './duty-line.ts'
import { escapeMrkdwn, escapePlain } from './escape.ts'
import type { Payload } from './payload.ts'

const OPEN_SHOWN = 10
// With all that can be said at each, more would not fit in what Slack takes of one answer.
const COMING_SHOWN = 6

export function dutyListView(list: DutyList, words: Words): Payload {
  const open = list.open.slice(0, OPEN_SHOWN)
  const coming = list.coming.slice(0, COMING_SHOWN)
  return {
    text: titleOf(list, words, escapeMrkdwn),
    blocks: [
      header(titleOf(list, words, escapePlain)),
      ...open.flatMap((duty) => dutyRow(duty, list.today, words)),
      ...moreThan(open.length, list.openCount, words),
      divider(),
      ...sectionsOf([
        bold(words.duties.coming(list.comingCount)),
        ...coming.map((duty) => comingLine(duty, list, words)),
      ]),
      ...moreThan(coming.length, list.comingCount, words),
      ...(list.unknownYears.length > 0 ? [context(words.outcome.yearsUnknown(list.unknownYears))] : []),
    ],
  }
}

function titleOf({ scope, openCount }: DutyList, words: Words, shown: (text: string) => string): string {
  const { open } = words.duties
  return scope.kind === 'customer' ? open.customer(openCount, shown(scope.customerName)) : open[scope.kind](openCount)
}

/** What is due already is said by the next sweep. */
function comingLine(duty: DutyItem, { nextSweepDay }: DutyList, words: Words): string {
  return dotted([
    words.day(laterDay(duty.dueDay, nextSweepDay)),
    words.duty.what[duty.rule],
    escapeMrkdwn(duty.customerName),
    dutySubject(duty, words),
    duty.ownerUserId && mention(duty.ownerUserId),
  ])
}

/** Says how many are not shown, when there are any. */
export function moreThan(shown: number, count: number, words: Words) {
  return count > shown ? [context(words.andMore(count - shown))] : []
}
