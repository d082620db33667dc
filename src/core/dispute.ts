/**
 * A dispute: the customer says that an amount of an invoice is not owed. It holds that amount only, the rest is still chased; it is
 * looked at again on a day, and ends by what was decided. Source: domain.md, 'Following up'.
 *
 * Example: INV-1001 over 10,000.00, of which 2,000.00 is disputed: 8,000.00 is reminded of and collected.
 */
/** What came of it: credited (the customer was right), rejected (it is owed), withdrawn (the customer gave it up). */
export type DisputeEnd = 'credited' | 'rejected' | 'withdrawn'
