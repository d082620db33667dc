import { describe, expect, test } from 'vitest'
import { isRole, mayOn, type Right, ROLES, type Role, reachOf } from '../../src/core/person.ts'

const RIGHTS: Right[] = ['read-company', 'read-customer', 'log-sales-fact', 'log-cash-fact', 'set-up']

/** Read across: a = of everything, o = of one's own customers, - = not at all. In the order of RIGHTS. */
test.each<[Role | null, string]>([
  ['admin', 'aaaaa'],
  ['finance', 'aaaa-'],
  ['sales', '-oo--'],
  ['viewer', 'aa---'],
  [null, '-----'],
])('%s may %s', (role, expected) => {
  const letters = { all: 'a', own: 'o', none: '-' }
  expect(RIGHTS.map((right) => letters[reachOf(role, right)]).join('')).toBe(expected)
})

describe('on a customer', () => {
  test.each<[Role | null, Right, string | null, boolean]>([
    ['sales', 'log-sales-fact', 'U1', true],
    ['sales', 'log-sales-fact', 'U2', false],
    ['sales', 'log-sales-fact', null, false], // nobody's customer is not everybody's
    ['sales', 'log-cash-fact', 'U1', false],
    ['finance', 'log-sales-fact', 'U2', true],
    ['finance', 'log-sales-fact', null, true],
    ['viewer', 'read-customer', 'U2', true],
    ['viewer', 'log-sales-fact', 'U1', false], // owning it gives no right
    [null, 'read-customer', 'U1', false],
  ])('%s with %s on one owned by %s, as U1: %s', (role, right, ownerUserId, may) => {
    expect(mayOn(role, right, { userId: 'U1', ownerUserId })).toBe(may)
  })
})

test('only the roles are roles', () => {
  for (const role of ROLES) expect(isRole(role)).toBe(true)
  for (const text of ['owner', 'Admin', '', 'toString']) expect(isRole(text)).toBe(false)
})
