/** The arithmetic of a proposed limit, a step a line: on the card of the request. */
import type { ProposalBasis } from '../../core/limit-proposal.ts'
import type { Words } from '../../i18n/en.ts'

/** Nothing for what a person asked for. */
export function basisLines(basis: ProposalBasis | null, words: Words): string[] {
  if (basis === null) return []
  const said = words.proposal
  if (basis.kind === 'down') return [said.worse(basis), said.down(basis)]
  const { sales, need, limit, most, tier } = basis
  return [
    said.sales({ months: words.months(basis.firstMonth, basis.lastMonth), sales }),
    said.need({ ...basis, tier, percent: basis.factorPercent }),
    ...(most.minor < need.minor ? [said.most({ limit, most })] : []),
    said.earned({ onTime: basis.onTimeCount, settled: basis.settledCount }),
  ]
}
