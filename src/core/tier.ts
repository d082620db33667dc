/** The risk tier of a customer, by colour. */

export const TIERS = ['green', 'yellow', 'orange', 'red'] as const
export type Tier = (typeof TIERS)[number]
