import { describe, expect, test } from 'vitest'
import { day } from '../../src/core/day.ts'
import {
  readDisputeEnd,
  readDisputeEntry,
  readHoldEntry,
  readHoldReleased,
  readNoteEntry,
  readPromiseEntry,
  readPromiseWithdrawn,
} from '../../src/core/entry-follow.ts'
import { currency, money } from '../../src/core/money.ts'

const context = { today: day('2026-11-20'), currency: currency('USD') }
const usd = (minor: number) => money(minor, currency('USD'))

describe('a promise', () => {
  test.each([
    ['INV-1001 2026-12-05', 'INV-1001', '2026-12-05', null, ''],
    ['INV-1001 2026-12-05 5,000 "said Mr Li"', 'INV-1001', '2026-12-05', 500_000, 'said Mr Li'],
    ['INV-1001 5,000 2026-12-05', 'INV-1001', '2026-12-05', 500_000, ''],
    ['INV-1001 by 5 Dec', 'INV-1001', '2026-12-05', null, ''],
    ['INV-1001 Friday', 'INV-1001', '2026-11-20', null, ''],
    ['INV-1001 Monday', 'INV-1001', '2026-11-23', null, ''],
    ['INV-1001 2 Jan', 'INV-1001', '2027-01-02', null, ''],
    ['ACME Trading tomorrow', 'ACME Trading', '2026-11-21', null, ''],
    [
      '"Studio 54" 2026-12-05 "pays 5,000 and the rest in January"',
      'Studio 54',
      '2026-12-05',
      null,
      'pays 5,000 and the rest in January',
    ],
    ['INV-1001 12月5日前 “李经理答复”', 'INV-1001', '2026-12-05', null, '李经理答复'],
    ['INV-1001 下周五 5000', 'INV-1001', '2026-11-27', 500_000, ''],
    ['晨光 至 12月5日', '晨光', '2026-12-05', null, ''],
  ])('%s', (text, target, promisedDay, minor, note) => {
    const amount = minor === null ? null : usd(minor)
    expect(readPromiseEntry(text, context)).toEqual({ kind: 'entry', target, promisedDay, amount, note })
  })

  test.each([
    ['', { kind: 'missing', what: 'target' }],
    ['INV-1001', { kind: 'missing', what: 'day' }],
    ['INV-1001 5,000', { kind: 'missing', what: 'day' }],
    ['INV-1001 31 Nov', { kind: 'not-understood', what: 'day', text: '31 Nov' }],
    ['INV-1001 2026-12-05 said Mr Li', { kind: 'not-understood', what: 'rest', text: 'said Mr Li' }],
    ['INV-1001 2026-12-05 0', { kind: 'not-positive', text: '0' }],
    ['INV-1001 next Sunday', { kind: 'ambiguous-day', text: 'next Sunday', readings: ['2026-11-22', '2026-11-29'] }],
  ])('“%s” is refused for one reason', (text, refusal) => {
    expect(readPromiseEntry(text, context)).toEqual(refusal)
  })

  test.each([
    ['INV-1001 withdrawn', 'INV-1001'],
    ['ACME Trading off', 'ACME Trading'],
    ['INV-1001 撤回', 'INV-1001'],
  ])('%s withdraws it', (text, target) => {
    expect(readPromiseWithdrawn(text)).toBe(target)
  })

  test.each(['withdrawn', 'INV-1001 2026-12-05', 'INV-1001 2026-12-05 "withdrawn"'])('%s does not', (text) => {
    expect(readPromiseWithdrawn(text)).toBeNull()
  })
})

describe('a dispute', () => {
  test.each([
    ['INV-1001 2,000 "short delivery"', 200_000, 'short delivery', null],
    ['INV-1001 "short delivery" until 2026-12-19', null, 'short delivery', '2026-12-19'],
    ['INV-1001 2,000.50 USD “少发货” 至12月19日', 200_050, '少发货', '2026-12-19'],
  ])('%s', (text, minor, reason, untilDay) => {
    const amount = minor === null ? null : usd(minor)
    expect(readDisputeEntry(text, context)).toEqual({ kind: 'entry', target: 'INV-1001', amount, reason, untilDay })
  })

  test('without a reason is refused', () => {
    expect(readDisputeEntry('INV-1001 2,000', context)).toEqual({ kind: 'missing', what: 'reason' })
  })

  test.each([
    ['INV-1001 credited', 'credited'],
    ['INV-1001 Rejected', 'rejected'],
    ['INV-1001 withdrawn', 'withdrawn'],
    ['INV-1001 成立', 'credited'],
    ['INV-1001 不成立', 'rejected'],
    ['INV-1001 驳回', 'rejected'],
    ['INV-1001 撤回', 'withdrawn'],
  ])('%s ends it', (text, outcome) => {
    expect(readDisputeEnd(text)).toEqual({ target: 'INV-1001', outcome })
  })

  test('a reason that says so does not end it', () => {
    expect(readDisputeEnd('INV-1001 "credited"')).toBeNull()
    expect(readDisputeEnd('credited')).toBeNull()
  })
})

describe('a hold', () => {
  test.each([
    ['INV-1001 until 2026-12-05 "goods on their way back"', '2026-12-05', 'goods on their way back'],
    ['INV-1001 2026-12-05 "5 pallets back"', '2026-12-05', '5 pallets back'],
    ['INV-1001 至12月5日 “货物退回途中”', '2026-12-05', '货物退回途中'],
  ])('%s', (text, untilDay, reason) => {
    expect(readHoldEntry(text, context)).toEqual({ kind: 'entry', target: 'INV-1001', untilDay, reason })
  })

  test('without a day or a reason is refused', () => {
    expect(readHoldEntry('INV-1001 "goods back"', context)).toEqual({ kind: 'missing', what: 'day' })
    expect(readHoldEntry('INV-1001 until 2026-12-05', context)).toEqual({ kind: 'missing', what: 'reason' })
  })

  test.each(['INV-1001 off', 'INV-1001 released', 'INV-1001 恢复', 'INV-1001 解除'])('%s ends it', (text) => {
    expect(readHoldReleased(text)).toBe('INV-1001')
  })
})

describe('a note', () => {
  test.each([
    ['ACME "Mr Li is on holiday until the 8th"', 'ACME', 'Mr Li is on holiday until the 8th'],
    ['ACME Trading "called, nobody there"', 'ACME Trading', 'called, nobody there'],
    ['INV-1001 called, nobody there', 'INV-1001', 'called, nobody there'],
    ['晨光 “李经理休假”', '晨光', '李经理休假'],
  ])('%s', (text, target, said) => {
    expect(readNoteEntry(text)).toEqual({ kind: 'entry', target, text: said })
  })

  test('without words, or without anybody, is refused', () => {
    expect(readNoteEntry('ACME')).toEqual({ kind: 'missing', what: 'note' })
    expect(readNoteEntry('')).toEqual({ kind: 'missing', what: 'target' })
  })
})
