import { nameKey } from '../core/customer-match.ts'
import type { BalanceInFile, MovementInFile } from '../core/import-cash.ts'
import { isAnybodys, readBalance, readMovement, sourceTexts } from '../core/import-cash.ts'
import { type ImportFault, TEXT_SHOWN } from '../core/import-report.ts'
import { type Account, listAccounts } from '../store/cash.ts'
import { newId } from '../store/id.ts'
import { knownSources } from '../store/imports.ts'
import type { Change } from './change.ts'
import { type ImportContext, type Importer, sourceKeyOf } from './import-frame.ts'
import { saveMovements } from './record-movement.ts'
import { openAccount, restrictAccount, saveBalances } from './save-balances.ts'

type Sourced<T> = { readonly fact: T; readonly sourceKey: string; readonly rowNumber: number }

/** Movements of the bank accounts. */
export function movementsImporter({ db, workspace, account, isKnownFile }: ImportContext): Importer {
  const texts = sourceTexts()
  const found: Sourced<MovementInFile>[] = []
  let pending: Sourced<MovementInFile>[] = []

  return {
    read(row, rowNumber) {
      const read = readMovement(row)
      const fact = read && { ...read, account: read.account || account }
      if (fact) found.push({ fact, sourceKey: sourceKeyOf(texts.of(fact)), rowNumber })
    },
    async compare() {
      const known = await knownSources(
        db,
        workspace.id,
        'movements',
        found.map((m) => m.sourceKey),
      )
      pending = found.filter((m) => !known.has(m.sourceKey))
      const there = found.filter((m) => known.has(m.sourceKey))
      // The next statement of an account repeats rows of the last one; that of another bank may do so by chance. A person knows.
      const doubtful = isKnownFile ? [] : there.filter(({ fact }) => isAnybodys(fact))
      const faults = doubtful.map(({ fact, rowNumber }): ImportFault => {
        return {
          row: rowNumber,
          column: null,
          code: 'perhaps-another-account',
          text: fact.category.slice(0, TEXT_SHOWN),
        }
      })
      return { alreadyThere: there.length - doubtful.length, badRows: doubtful.length, faults }
    },
    save: (chunks) =>
      chunks.save(pending, (change, chunk) =>
        saveMovements(
          change,
          chunk.map(({ fact: { day, amount, activity, category }, sourceKey }) => {
            return { day, amountMinor: amount.minor, currency: amount.currency, activity, category, sourceKey }
          }),
        ),
      ),
  }
}

/** Balances of bank accounts; an account that was not known is opened in the currency of its first balance. */
export function balancesImporter({ db, workspace }: ImportContext): Importer {
  const texts = sourceTexts()
  const found: Sourced<BalanceInFile>[] = []
  let pending: Sourced<BalanceInFile>[] = []

  return {
    read(row, rowNumber) {
      const fact = readBalance(row)
      if (fact) found.push({ fact, sourceKey: sourceKeyOf(texts.of(fact)), rowNumber })
    },
    async compare() {
      const currencies = new Map((await listAccounts(db, workspace.id)).map((a) => [nameKey(a.name), a.currency]))
      const faults: ImportFault[] = []
      const fitting = found.filter(({ fact, rowNumber }) => {
        const key = nameKey(fact.accountName)
        const currency = currencies.get(key) ?? fact.balance.currency
        currencies.set(key, currency)
        if (currency === fact.balance.currency) return true
        faults.push({ row: rowNumber, column: null, code: 'other-currency', text: fact.balance.currency })
        return false
      })
      const known = await knownSources(
        db,
        workspace.id,
        'balances',
        fitting.map((b) => b.sourceKey),
      )
      pending = fitting.filter((b) => !known.has(b.sourceKey))
      return { alreadyThere: fitting.length - pending.length, badRows: faults.length, faults }
    },
    save: (chunks) => chunks.save(pending, saveBalancesOfFile),
  }
}

async function saveBalancesOfFile(change: Change, chunk: readonly Sourced<BalanceInFile>[]): Promise<number> {
  const { tx, workspace } = change
  const accounts = new Map((await listAccounts(tx, workspace.id)).map((a) => [nameKey(a.name), a]))
  for (const { fact } of chunk) {
    const { accountName: name, balance, restricted } = fact
    const known = accounts.get(nameKey(name))
    const account: Account = known ?? { id: newId(), name, currency: balance.currency, restricted: restricted ?? false }
    const updated = { ...account, restricted: restricted ?? account.restricted }
    if (known) await restrictAccount(change, known, updated.restricted)
    else await openAccount(change, account)
    accounts.set(nameKey(name), updated)
  }
  const balances = chunk.map(({ fact, sourceKey }) => {
    const accountId = (accounts.get(nameKey(fact.accountName)) as Account).id
    return { accountId, day: fact.day, amountMinor: fact.balance.minor, sourceKey }
  })
  return saveBalances(change, balances)
}
