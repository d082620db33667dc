/** An owner's direct message in the morning: what was asked for and is still undone, the oldest first. */
import type { Day } from '../../core/day.ts'
import type { DutyItem } from '../../core/duty.ts'
import type { Words } from '../../i18n/en.ts'
import { command, context, dotted, header } from './blocks.ts'
import { dutyRow } from './duty-line.ts'
import { moreThan } from './duty-list.ts'
import type { Payload } from './payload.ts'

/** `duties` are at most some of `count`. */
export type Undone = { readonly today: Day; readonly duties: readonly DutyItem[]; readonly count: number }

const SHOWN = 10

export function digestView({ today, duties, count }: Undone, words: Words): Payload {
  const shown = oldestFirst(duties).slice(0, SHOWN)
  const title = words.digest.title(count)
  return {
    text: title,
    blocks: [
      header(title),
      context(dotted([words.digest.intro, command('duties')])),
      ...shown.flatMap((duty) => dutyRow(duty, today, words)),
      ...moreThan(shown.filter((d) => d.state === 'open').length, count, words),
    ],
  }
}

export function oldestFirst(duties: readonly DutyItem[]): DutyItem[] {
  return duties.toSorted((a, b) => (a.dueDay < b.dueDay ? -1 : a.dueDay > b.dueDay ? 1 : 0))
}
