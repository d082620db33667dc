/** A customer's terms from a day on. */

export type TermsScope = 'all' | 'new-products'
/** What led to them: said by a person, or one of the three steps towards shorter terms, or a trial. */
export type TermsOrigin = 'agreed' | 'new-products' | 'order-size' | 'points' | 'weekly-trial'
