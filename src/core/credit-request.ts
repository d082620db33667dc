/** What is asked of an approver: a limit for a customer, or the release of a hold. */

export type RequestKind = 'limit' | 'release'
/** Who thought of it: a person, or a rule that proposes. */
export type RequestOrigin = 'person' | 'proposal'
export type RequestState = 'pending' | 'approved' | 'rejected' | 'withdrawn' | 'expired'
