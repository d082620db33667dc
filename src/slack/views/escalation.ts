/** To the channel's escalation person: what was named in the channel and is still undone after the set number of days. */
import { daysBetween } from '../../core/day.ts'
import type { Words } from '../../i18n/en.ts'
import { bold, command, context, dotted, header, sectionsOf } from './blocks.ts'
import { oldestFirst, type Undone } from './digest.ts'
import { dutySubject, dutyTiming, ownerLine } from './duty-line.ts'
import { moreThan } from './duty-list.ts'
import { escapeMrkdwn } from './escape.ts'
import type { Payload } from './payload.ts'

const SHOWN = 10

export function escalationView({ today, duties, count }: Undone, words: Words): Payload {
  const shown = oldestFirst(duties).slice(0, SHOWN)
  const title = words.escalation.title(count)
  const lines = shown.map((duty) => {
    const undone = words.duty.undoneFor(daysBetween(duty.dueDay, today))
    const first = dotted([bold(words.duty.what[duty.rule]), escapeMrkdwn(duty.customerName), ownerLine(duty, words)])
    return `${first}\n${dotted([dutySubject(duty, words), dutyTiming(duty, today, words), undone])}`
  })
  return {
    text: title,
    blocks: [
      header(title),
      context(dotted([words.escalation.intro, command('duties team')])),
      ...sectionsOf(lines),
      ...moreThan(shown.length, count, words),
    ],
  }
}
