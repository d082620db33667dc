/** The yearly rates of late interest. */
export { interestRates } from '../store/interest.ts'
