import { expect, test } from 'vitest'
import { activityOf } from '../../src/core/cash.ts'

test.each([
  ['sales', 'operating'],
  ['rent', 'operating'],
  ['工资', 'operating'],
  ['', 'operating'],
  ['Sloan & Co', 'operating'], // a loan only where it is the word
  ['bonding agent', 'operating'],
  ['bank loan', 'financing'],
  ['Loan repayment', 'financing'],
  ['equity round', 'financing'],
  // A recourse factoring advance is a loan: as operations it would hide a red light.
  ['factoring advance', 'financing'],
  ['保理融资', 'financing'],
  ['银行贷款', 'financing'],
  ['股东借款', 'financing'],
  ['new equipment', 'investing'],
  ['CAPEX', 'investing'],
  ['购买设备', 'investing'],
  ['internal transfer', 'transfer'],
  ['内部转账', 'transfer'],
  ['资金调拨', 'transfer'],
  ['transfer to landlord', 'operating'],
])('%o is %s', (category, activity) => {
  expect(activityOf(category)).toBe(activity)
})
