/**
 * What lowers an invoice without money: a credit note (returned, wrongly billed), a cash discount that was taken, a debt that was
 * written off. All three lower what is outstanding on their day; a row with a negative amount takes an earlier one back.
 */
export type CreditKind = 'credit-note' | 'discount' | 'write-off'
