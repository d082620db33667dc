/** The App Home of one person: the lights, what is theirs to do, what is longest overdue. What they may not see is not handed in. */
import type { HomeView, KnownBlock } from '@slack/types'
import type { DutyList } from '../../core/duty.ts'
import type { OverdueReport } from '../../core/invoice.ts'
import type { StatusReport } from '../../core/light.ts'
import type { Words } from '../../i18n/en.ts'
import { bold, command, context, divider, header, section, sectionsOf } from './blocks.ts'
import { dutyRow } from './duty-line.ts'
import { moreThan } from './duty-list.ts'
import { overdueLine } from './overdue.ts'
import { lightSections, owedSections, statusTitle } from './status.ts'

export type Home = {
  /** null for a person who may not see the whole company's figures. */
  readonly status: StatusReport | null
  readonly duties: DutyList
  readonly overdue: OverdueReport
}

const DUTIES_SHOWN = 10
const OVERDUE_SHOWN = 10

export function homeView({ status, duties, overdue }: Home, words: Words): HomeView {
  return {
    type: 'home',
    blocks: [
      ...(status ? [...statusBlocks(status, words), divider()] : []),
      ...dutyBlocks(duties, words),
      divider(),
      ...overdueBlocks(overdue, words),
      context(`${words.home.howTo} ${command('help')}`),
    ],
  }
}

/** For whoever may not see anything: why. */
export function emptyHomeView({ refusal }: { refusal: KnownBlock[] }): HomeView {
  return { type: 'home', blocks: refusal }
}

function statusBlocks(status: StatusReport, words: Words): KnownBlock[] {
  return [header(statusTitle(status, words)), ...lightSections(status, words), ...owedSections(status, words)]
}

function dutyBlocks({ today, open, openCount }: DutyList, words: Words): KnownBlock[] {
  if (open.length === 0) return [section(`${bold(words.home.duties)}\n${words.home.noDuties}`)]
  const shown = open.slice(0, DUTIES_SHOWN)
  return [
    section(`${bold(words.home.duties)} (${words.number(openCount)})`),
    ...shown.flatMap((duty) => dutyRow(duty, today, words)),
    ...moreThan(shown.length, openCount, words),
  ]
}

function overdueBlocks({ lines, count, totals }: OverdueReport, words: Words): KnownBlock[] {
  if (count === 0) return [section(`${bold(words.home.overdue)}\n${words.overdue.title(0)}`)]
  const shown = lines.slice(0, OVERDUE_SHOWN)
  const sum = `${words.overdue.title(count)}${words.colon}${totals.map(words.money).join(' · ')}`
  return [
    ...sectionsOf([bold(words.home.overdue), sum, ...shown.map((line) => overdueLine(line, words))]),
    ...moreThan(shown.length, count, words),
  ]
}
