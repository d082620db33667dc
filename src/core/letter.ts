/** A letter to a customer: one a step, with all of its invoices. The tone rises from the first to the last. */
export const LETTER_KINDS = ['reminder', 'collection', 'final-notice', 'statement'] as const
export type LetterKind = (typeof LETTER_KINDS)[number]
