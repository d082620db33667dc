import type { Clock } from '../../src/core/clock.ts'
import { type Day, day } from '../../src/core/day.ts'
import { currency, type Money, minorFromDecimal, money } from '../../src/core/money.ts'
import type { Role } from '../../src/core/person.ts'
import { parseTerms } from '../../src/core/terms-text.ts'
import type { Workspace } from '../../src/core/workspace.ts'
import type { Actor } from '../../src/flows/change.ts'
import { logCustomer } from '../../src/flows/log-customer.ts'
import { logInvoice } from '../../src/flows/log-invoice.ts'
import { saveSettings } from '../../src/flows/save-settings.ts'
import { saveMember } from '../../src/store/members.ts'
import type { Db } from '../../src/store/open.ts'
import { FAKE_APP } from './fake-slack.ts'

/** A clock moved by hand. */
export class HandClock implements Clock {
  #now: Date
  constructor(iso: string) {
    this.#now = new Date(iso)
  }
  now(): Date {
    return new Date(this.#now)
  }
  set(iso: string): void {
    this.#now = new Date(iso)
  }
  add(ms: number): void {
    this.#now = new Date(this.#now.getTime() + ms)
  }
}

export const TEAM = FAKE_APP.teamId
export const RECEIVABLES = 'C0REC'
export const STATUS = 'C0STA'
export const APPROVALS = 'C0APP'

export const ADMIN = 'U0ADMIN'
export const SALES = 'U0SALES'
export const FINANCE = 'U0FINANCE'
export const VIEWER = 'U0VIEWER'
/** On no team until a test takes them in. */
export const OTHERS = ['U0ANN', 'U0EVA', 'U0LIU', 'U0TOM'] as const

export const amount = (text: string, code = 'USD'): Money => {
  const minor = minorFromDecimal(text, currency(code))
  if (minor === null) throw new Error(`not an amount of ${code}: ${text}`)
  return money(minor, currency(code))
}

export function workspaceOf(settings: Partial<Workspace> = {}): Workspace {
  return {
    id: TEAM,
    name: 'Test company',
    baseCurrency: currency('USD'),
    timeZone: 'UTC',
    calendar: 'none',
    postingHour: 9,
    language: 'en',
    escalateAfterDays: 3,
    dsoWindowMonths: 12,
    staleAfterDays: 10,
    paymentsAreCash: true,
    setUpAt: null,
    channels: {
      receivables: { channelId: RECEIVABLES, language: 'en', escalationUserId: ADMIN },
      status: { channelId: STATUS, language: 'en', escalationUserId: null },
    },
    ...settings,
  }
}

export function actor(userId: string, role: Role, workspaceId = TEAM): Actor {
  return { workspaceId, userId, role, via: 'command' }
}

export const asAdmin = actor(ADMIN, 'admin')
export const asFinance = actor(FINANCE, 'finance')
export const asSales = actor(SALES, 'sales')

/** A company with a team of four: an admin, finance, a salesperson and a viewer. */
export async function openCompany(db: Db, clock: Clock, settings: Partial<Workspace> = {}): Promise<Workspace> {
  const workspace = workspaceOf(settings)
  await saveSettings(db, clock, { ...asAdmin, workspaceId: workspace.id }, workspace)
  const team = { [ADMIN]: 'admin', [FINANCE]: 'finance', [SALES]: 'sales', [VIEWER]: 'viewer' } as const
  for (const [userId, role] of Object.entries(team))
    await saveMember(db, workspace.id, {
      userId,
      role,
      name: userId,
      language: null,
      addedBy: ADMIN,
      addedAt: clock.now().toISOString(),
    })
  return workspace
}

export async function haveCustomer(
  db: Db,
  clock: Clock,
  name: string,
  more: { terms?: string; owner?: string; currency?: string } = {},
) {
  const outcome = await logCustomer(db, clock, asAdmin, {
    name,
    code: null,
    terms: parseTerms(more.terms ?? 'net 30'),
    currency: more.currency ? currency(more.currency) : null,
    ownerUserId: more.owner ?? SALES,
  })
  if (outcome.kind !== 'recorded') throw new Error(`the customer was ${outcome.kind}`)
  return outcome.customer
}

export async function haveInvoice(
  db: Db,
  clock: Clock,
  entry: {
    number: string
    customer: string
    amount: string
    currency?: string
    issued?: string
    due?: string
    terms?: string
    delivered?: string
  },
) {
  const outcome = await logInvoice(db, clock, asAdmin, {
    number: entry.number,
    customerText: entry.customer,
    amount: amount(entry.amount, entry.currency),
    issuedDay: asDay(entry.issued),
    dueDay: asDay(entry.due),
    terms: entry.terms ? parseTerms(entry.terms) : null,
    deliveredDay: asDay(entry.delivered),
  })
  if (outcome.kind !== 'recorded') throw new Error(`the invoice was ${outcome.kind}`)
  return outcome
}

function asDay(text: string | undefined): Day | null {
  return text === undefined ? null : day(text)
}
