import type { EnteredRate, InterestRegime } from '../core/late-interest.ts'
import { findDunningPolicy } from '../store/dunning-policies.ts'
import { interestRates } from '../store/interest.ts'
import type { Db } from '../store/open.ts'

/** The yearly rates of late interest of all regimes, the first first, and the regime by which it is proposed. */
export async function readInterestRates(
  db: Db,
  workspaceId: string,
): Promise<{ readonly regime: InterestRegime; readonly rates: readonly EnteredRate[] }> {
  const { interestRegime: regime } = await findDunningPolicy(db, workspaceId)
  return { regime, rates: await interestRates(db, workspaceId) }
}
