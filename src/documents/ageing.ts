/** The ageing as a page for the company's own people: of each currency the customers with their buckets, and the totals. */
import { type Ageing, type AgeingReport, arOf, BUCKETS } from '../core/ageing.ts'
import { oneLine } from '../core/letter.ts'
import { money } from '../core/money.ts'
import type { Words } from '../i18n/en.ts'
import type { Doc, Table } from './doc.ts'
import { figureOf, type Paper } from './statement.ts'

export function ageingDoc({ day, ageings, customers }: AgeingReport, words: Words, paper: Paper): Doc {
  const tables = ageings.map((total): Table => {
    const { currency } = total
    return {
      kind: 'table',
      caption: words.ageing.byCustomer(currency),
      columns: [
        { title: words.ageing.customer, align: 'left' },
        ...BUCKETS.map((bucket) => ({ title: words.ageing.bucket[bucket], align: 'right' as const })),
        { title: words.ageing.unapplied, align: 'right' },
        { title: words.ageing.sum, align: 'right' },
      ],
      rows: customers
        .filter(({ ageing }) => ageing.currency === currency)
        .map(({ customerName, ageing }) => [oneLine(customerName), ...figuresOf(ageing, words)]),
      totals: [[words.ageing.totalOf(currency), ...figuresOf(total, words)]],
    }
  })
  const nothing = { kind: 'paragraph', text: words.ageing.nothing } as const
  return { ...paper, isWide: true, title: words.ageing.title(day), sections: tables.length > 0 ? tables : [nothing] }
}

function figuresOf(ageing: Ageing, words: Words): string[] {
  const minors = [...BUCKETS.map((b) => ageing.buckets[b].minor), -ageing.unappliedMinor, arOf(ageing).minor]
  return minors.map((minor) => (minor === 0 ? '–' : figureOf(money(minor, ageing.currency), words)))
}
