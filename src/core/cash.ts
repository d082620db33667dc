/** Cash: bank accounts with their balances, and movements by activity. */

/** Internal transfers between own accounts are neither income nor spending. */
export const ACTIVITIES = ['operating', 'investing', 'financing', 'transfer'] as const
export type Activity = (typeof ACTIVITIES)[number]

// What people call things that are not operations. Recourse factoring is a loan: counting it as operations would hide a red light.
const INVESTING = /\b(capex|equipment|machinery|investments?|acquisition)\b|设备|固定资产|投资/i
const FINANCING =
  /\b(loans?|equity|dividends?|factoring|bond|borrowings?|repayment|capital)\b|贷款|借款|还款|保理|股东|分红|增资|融资|筹资/i
const TRANSFER = /\b(internal transfer|own accounts?|sweep)\b|内部转账|调拨|自有账户/i

/** The activity a category belongs to when nobody said: operating unless the words say otherwise (judgement, shown when saved). */
export function activityOf(category: string): Activity {
  if (TRANSFER.test(category)) return 'transfer'
  if (FINANCING.test(category)) return 'financing'
  return INVESTING.test(category) ? 'investing' : 'operating'
}
