/** A look at a customer's file: the quarterly refresh, or the half-yearly review of its terms and discounts. */

export const LOOK_KINDS = ['refresh', 'review'] as const
export type LookKind = (typeof LOOK_KINDS)[number]
export const STABILITIES = ['stable', 'changing', 'unstable', 'unknown'] as const
export type Stability = (typeof STABILITIES)[number]
