import { usd } from '../samples/basis.ts'
import {
  STATEMENT,
  STATEMENT_NOTHING,
  STATEMENT_OF_MANY,
  STATEMENT_PAID,
  STATEMENT_WORST,
} from '../samples/statement.ts'
import { untiedView } from '../views/ageing.ts'
import { customerAgeingView } from '../views/customer-ageing.ts'
import { statementView } from '../views/statement.ts'
import type { Drawing } from './drawing.ts'

export const statementDrawings: readonly Drawing[] = [
  { name: 'statement', draw: (w) => statementView(STATEMENT, w) },
  { name: 'statement: paid too much', draw: (w) => statementView(STATEMENT_PAID, w) },
  { name: 'statement: nothing', draw: (w) => statementView(STATEMENT_NOTHING, w) },
  { name: 'statement: the worst', draw: (w) => statementView(STATEMENT_WORST, w) },
  { name: 'statement: a payment of many', draw: (w) => statementView(STATEMENT_OF_MANY, w) },
  { name: 'customer-ageing', draw: (w) => customerAgeingView(STATEMENT, w) },
  { name: 'customer-ageing: nothing', draw: (w) => customerAgeingView(STATEMENT_NOTHING, w) },
  { name: 'customer-ageing: the worst', draw: (w) => customerAgeingView(STATEMENT_WORST, w) },
  {
    name: 'ageing: does not tie',
    draw: (w) => untiedView({ kind: 'untied', buckets: usd(1_820_000), receivable: usd(1_850_000) }, w),
  },
]
