/** Saves what accounts hold: the one way in, for a command, a form and a file alike. */
import { type Account, insertAccount, insertBalances, type NewBalance, setRestricted } from '../store/cash.ts'
import { touchMoney } from '../store/workspaces.ts'
import type { Change } from './change.ts'

/** Opens an account that nobody knew. */
export async function openAccount(change: Change, account: Account): Promise<void> {
  await insertAccount(change.tx, change.workspace.id, account)
  const { id, ...after } = account
  change.audit({ action: 'open-account', subjectKind: 'account', subjectId: id, after })
}

/** Says whether what an account holds may be spent; what is so already is left as it is. */
export async function restrictAccount(change: Change, account: Account, restricted: boolean): Promise<void> {
  if (account.restricted === restricted) return
  await setRestricted(change.tx, change.workspace.id, account.id, restricted)
  change.audit({
    action: 'restrict-account',
    subjectKind: 'account',
    subjectId: account.id,
    before: { restricted: account.restricted },
    after: { restricted },
  })
}

/** Those whose source is known already are left out. Returns how many were new. */
export async function saveBalances(change: Change, balances: readonly NewBalance[]): Promise<number> {
  const saved = await insertBalances(change.tx, change.workspace.id, balances, change.made)
  await touchMoney(change.tx, change.workspace.id, change.at)
  change.audit(
    ...saved.map(({ id, ...after }) => {
      return { action: 'record-balance', subjectKind: 'balance', subjectId: id, after }
    }),
  )
  return saved.length
}
