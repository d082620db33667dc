/** Late interest: proposed by regime, charged or waived by a person. Source: domain.md, 'Following up'. */
export const INTEREST_REGIMES = ['none', 'eu', 'uk', 'cn', 'agreed'] as const
export type InterestRegime = (typeof INTEREST_REGIMES)[number]
