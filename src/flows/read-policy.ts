/** What a company decided of its credit rules. */
export { findPolicy } from '../store/credit-policies.ts'
