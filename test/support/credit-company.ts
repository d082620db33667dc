import { expect } from 'vitest'
import type { Customer } from '../../src/core/customer.ts'
import { type Day, day, dayAt } from '../../src/core/day.ts'
import type { Workspace } from '../../src/core/workspace.ts'
import { recordPayment } from '../../src/flows/record-payment.ts'
import type { Db } from '../../src/store/open.ts'
import { asFinance, HandClock, haveCustomer, openCompany } from './company.ts'
import { WITH_FIREWALL } from './firewall.ts'

/** A company on 2026-11-20 with ACME, and a firewall unless it is told otherwise. */
export class CreditCompany {
  readonly db: Db
  readonly clock = new HandClock('2026-11-20T10:00:00Z')
  workspace!: Workspace
  acme!: Customer

  constructor(db: Db) {
    this.db = db
  }

  async open({ firewall = true } = {}): Promise<this> {
    this.workspace = await openCompany(this.db, this.clock, firewall ? WITH_FIREWALL : {})
    this.acme = await haveCustomer(this.db, this.clock, 'ACME Trading')
    return this
  }

  get today(): Day {
    return dayAt(this.clock.now(), 'UTC')
  }

  goesTo(on: string): void {
    this.clock.set(`${on}T10:00:00Z`)
  }

  async pays(number: string, on: string): Promise<void> {
    const entry = { target: number, amount: null, receivedDay: day(on) }
    expect(await recordPayment(this.db, this.clock, asFinance, entry)).toMatchObject({ kind: 'recorded' })
  }
}
