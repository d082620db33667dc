import type { Clock } from '../core/clock.ts'
import type { Day } from '../core/day.ts'
import type { Money } from '../core/money.ts'
import type { BalanceOutcome } from '../core/outcome.ts'
import { findAccount } from '../store/cash.ts'
import { newId } from '../store/id.ts'
import type { Db } from '../store/open.ts'
import { type Actor, changeFacts } from './change.ts'
import { openAccount, restrictAccount, saveBalances } from './save-balances.ts'

export type BalanceEntry = {
  readonly accountName: string
  readonly balance: Money
  readonly day: Day | null
  /** null: as the account was. */
  readonly restricted: boolean | null
}

/** Records what an account holds at the end of a day; an account that was not known is opened. */
export async function recordBalance(db: Db, clock: Clock, by: Actor, entry: BalanceEntry): Promise<BalanceOutcome> {
  return changeFacts(db, clock, by, async (change) => {
    const { tx, workspace, today } = change
    const day = entry.day ?? today
    if (day > today) return { kind: 'in-the-future', day, today }
    const known = await findAccount(tx, workspace.id, entry.accountName)
    if (known && known.currency !== entry.balance.currency)
      return { kind: 'account-in-other-currency', accountName: known.name, currency: known.currency }
    const restricted = entry.restricted ?? known?.restricted ?? false
    const account = known ?? { id: newId(), name: entry.accountName, currency: entry.balance.currency, restricted }
    if (known) await restrictAccount(change, known, restricted)
    else await openAccount(change, account)
    await saveBalances(change, [{ accountId: account.id, day, amountMinor: entry.balance.minor, sourceKey: null }])
    return {
      kind: 'recorded',
      accountName: account.name,
      balance: entry.balance,
      day,
      restricted,
      isNewAccount: !known,
    }
  })
}
