/** What a company decided of its credit rules. */
export { findPolicy } from '../store/credit-policies.ts'
/** How a company decided to follow up. */
export { findDunningPolicy } from '../store/dunning-policies.ts'
