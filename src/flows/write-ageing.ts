import { type AgeingReport, arOf, BUCKETS } from '../core/ageing.ts'
import { BYTE_ORDER_MARK, type CsvFile, csvLines, decimal } from './csv.ts'

/** An ageing as a CSV file: a line a customer and currency, its buckets beside each other. */
export function ageingCsv({ day, customers }: AgeingReport): CsvFile {
  const rows = customers.map(({ customerName, ageing }) => [
    ...[customerName, ageing.currency],
    ...BUCKETS.map((bucket) => decimal(ageing.buckets[bucket].minor, ageing.currency)),
    decimal(-ageing.unappliedMinor, ageing.currency),
    decimal(arOf(ageing).minor, ageing.currency),
    decimal(ageing.overdue.minor, ageing.currency),
  ])
  const headings = ['customer', 'currency', ...BUCKETS, 'unapplied', 'receivable', 'overdue']
  return { name: `ageing-${day}.csv`, text: BYTE_ORDER_MARK + csvLines([headings, ...rows]) }
}
