/** How a customer pays. */

export type Behaviour = {
  /** Σ amount × (paid day − due day) ÷ Σ amount over the last twelve months, open overdue invoices counting with the day; null: nothing to go by. */
  readonly meanDaysLate: number | null
  /** Invoices settled in the last twelve months, and those of them settled on or before the due day. */
  readonly settledCount: number
  readonly onTimeCount: number
}
