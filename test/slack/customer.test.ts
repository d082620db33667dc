import { afterEach, expect, test } from 'vitest'
import { listCustomers } from '../../src/store/customers.ts'
import { FINANCE, haveCustomer, openCompany, SALES, TEAM } from '../support/company.ts'
import { Conversation } from '../support/conversation.ts'
import { type FreshDatabase, openSqlite } from '../support/databases.ts'

const NOW = '2026-11-20T08:00:00Z'

let talk: Conversation
let fresh: FreshDatabase
afterEach(async () => {
  await talk.stop()
  await fresh.destroy()
})

/** ACME in euros, net 45, whose owner is a salesperson; the company's own currency is the dollar. */
async function company() {
  fresh = await openSqlite()
  talk = await Conversation.start(fresh.db, NOW)
  await openCompany(fresh.db, talk.clock)
  await haveCustomer(fresh.db, talk.clock, 'ACME', { terms: 'net 45', currency: 'EUR', owner: SALES })
}

const auditRows = async () =>
  (await fresh.db.selectFrom('audit').select('id').where('workspaceId', '=', TEAM).execute()).length
const shownOf = async (name: string) => {
  const customer = (await listCustomers(fresh.db, TEAM)).find((c) => c.name === name)
  return customer && [customer.terms, customer.currency, customer.ownerUserId]
}

test('the form submitted as it was shown changes nothing of a customer that is there', async () => {
  await company()
  await talk.types(FINANCE, 'customer')
  const before = await auditRows()
  const { fields } = talk.form(FINANCE)
  expect(await talk.submits(FINANCE, { ...fields, name: 'ACME', owner: 'unsaid' })).toBeUndefined()
  expect(talk.lastEphemeral(FINANCE)).toContain('ACME')
  expect(await shownOf('ACME')).toEqual(['net 45', 'EUR', SALES])
  expect(await auditRows()).toBe(before)
})

test('and gives a new one what it says of a new one; what is written in it is taken', async () => {
  await company()
  await talk.types(FINANCE, 'customer')
  const { fields } = talk.form(FINANCE)
  await talk.submits(FINANCE, { ...fields, name: 'Beta', owner: 'unsaid' })
  expect(await shownOf('Beta')).toEqual(['net 30', 'USD', FINANCE])
  await talk.types(FINANCE, 'customer')
  await talk.submits(FINANCE, {
    ...fields,
    name: 'ACME',
    terms: 'net 30',
    currency: 'usd',
    owner: 'unsaid',
  })
  expect(await shownOf('ACME')).toEqual(['net 30', 'USD', SALES])
  await talk.types(FINANCE, 'customer')
  expect(await talk.submits(FINANCE, { ...fields, name: 'ACME', currency: 'xxq', owner: 'unsaid' })).toHaveProperty(
    'currency',
  )
})
