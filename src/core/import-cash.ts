/**
 * Bank balances and cash movements, as rows of a file tell them.
 *
 * A movement is a signed amount; or two columns, in and out; or an amount with its direction. Credit and debit are the bank's words:
 * what it credits came in (a bank's statement, not a ledger).
 *
 * Each row has a text that tells it from all others of the file, so that a file, or the next statement that overlaps it, adds nothing
 * twice: what the row says, and for rows that say the same their number among these.
 *
 * Example: two rows '2026-11-02, -8.00, parking' are 'movement|2026-11-02|-800|…|1' and '…|2'.
 */
import { ACTIVITIES, type Activity, activityOf } from './cash.ts'
import { nameKey } from './customer-match.ts'
import type { Day } from './day.ts'
import type { RowReader } from './import-row.ts'
import { type Money, money } from './money.ts'

export type BalanceInFile = {
  readonly accountName: string
  readonly day: Day
  readonly balance: Money
  /** null: not said. */
  readonly restricted: boolean | null
}

export type MovementInFile = {
  readonly day: Day
  readonly amount: Money
  readonly activity: Activity
  readonly category: string
  readonly account: string
  readonly reference: string
  /** What the account held after it, in minor units; '' where the file does not say. Two banks do not agree on it by chance. */
  readonly balanceAfter: string
}

const YES_OR_NO = { yes: 'yes y true 1 x 是 有', no: 'no n false 0 - 否 无' } as const
const DIRECTION = {
  in: 'in + cr c credit inflow receipt received deposit 收 收入 贷 贷方 存入 入账',
  out: 'out - dr d debit outflow payment paid withdrawal 支 支出 借 借方 支取 出账',
} as const
const ACTIVITY: Readonly<Record<Activity, string>> = {
  operating: 'operating operations 经营 经营活动',
  investing: 'investing investment 投资 投资活动',
  financing: 'financing finance 筹资 融资 筹资活动',
  transfer: 'transfer internal-transfer 转账 内部转账 调拨',
}

export function readBalance(row: RowReader): BalanceInFile | null {
  const accountName = row.requiredText('account')
  const day = row.requiredDay('day')
  const restricted = row.oneOf('restricted', YES_OR_NO, 'not-yes-or-no')
  const currency = row.currency()
  if (row.text('amount') === '') row.fault('amount', 'missing')
  const balance = currency && row.amount('amount', currency, 'any-sign')
  if (accountName === null || day === null || !balance || row.faults.length > 0) return null
  return { accountName, day, balance, restricted: restricted === null ? null : restricted === 'yes' }
}

export function readMovement(row: RowReader): MovementInFile | null {
  const day = row.requiredDay('day')
  const amount = readSigned(row)
  const said = row.oneOf('activity', ACTIVITY, 'not-an-activity')
  if (day === null || amount === null || row.faults.length > 0) return null
  const category = row.text('category')
  const activity = ACTIVITIES.find((a) => a === said) ?? activityOf(category)
  return {
    day,
    amount,
    activity,
    category,
    account: row.text('account'),
    reference: row.text('reference'),
    balanceAfter: row.amountText('balanceAfter', amount.currency),
  }
}

/** True when nothing tells whose account a movement is of: another bank may well have booked the same that day. */
export function isAnybodys({ account, reference, balanceAfter }: MovementInFile): boolean {
  return account === '' && reference === '' && balanceAfter === ''
}

function readSigned(row: RowReader): Money | null {
  const currency = row.currency()
  const direction = row.oneOf('direction', DIRECTION, 'not-a-direction')
  if (currency === null) return null
  const signed = row.amount('amount', currency, 'any-sign')
  if (signed) {
    if (direction === null) return signed
    return money(direction === 'in' ? Math.abs(signed.minor) : -Math.abs(signed.minor), signed.currency)
  }
  const [into, out] = [row.amount('in', currency, 'any-sign'), row.amount('out', currency, 'any-sign')]
  if (into && out && into.currency !== out.currency) return row.fault('out', 'other-currency')
  const either = into ?? out
  if (!either) return row.faults.length > 0 ? null : row.fault(row.has('amount') ? 'amount' : 'in', 'missing')
  // Banks write what went out with and without a minus.
  return money((into?.minor ?? 0) - Math.abs(out?.minor ?? 0), either.currency)
}

/** Texts that tell rows apart. One for each file. */
export function sourceTexts(): { of(fact: BalanceInFile | MovementInFile): string } {
  const seen = new Map<string, number>()
  return {
    of(fact) {
      const text =
        'balance' in fact
          ? ['balance', nameKey(fact.accountName), fact.day, fact.balance.minor, fact.balance.currency].join('|')
          : [
              'movement',
              nameKey(fact.account),
              fact.reference,
              fact.day,
              fact.amount.minor,
              fact.amount.currency,
              fact.category,
              ...(fact.balanceAfter === '' ? [] : [fact.balanceAfter]),
            ].join('|')
      const nth = (seen.get(text) ?? 0) + 1
      seen.set(text, nth)
      return `${text}|${nth}`
    },
  }
}
