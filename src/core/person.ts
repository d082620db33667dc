/**
 * Who may do what: one function, deny by default.
 *
 * admin sets Cashlight up and keeps the team; finance keeps the books; sales sees and works its own customers; a viewer reads.
 * The table below is the whole of it. A right that a role does not list, it does not have.
 *
 * Example: a salesperson may log a delivery for a customer they own, and not for another's.
 */

export const ROLES = ['admin', 'finance', 'sales', 'viewer'] as const
export type Role = (typeof ROLES)[number]

export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text)
}

export type Right =
  | 'read-company' // the lights, cash, and figures of all customers together
  | 'read-customer' // a customer's figures
  | 'log-sales-fact' // customers, deliveries, invoices, duties of a customer
  | 'log-cash-fact' // payments, balances, movements, rates, files
  | 'set-up' // settings and team

const RIGHTS: Record<Role, Partial<Record<Right, 'all' | 'own'>>> = {
  admin: {
    'read-company': 'all',
    'read-customer': 'all',
    'log-sales-fact': 'all',
    'log-cash-fact': 'all',
    'set-up': 'all',
  },
  finance: { 'read-company': 'all', 'read-customer': 'all', 'log-sales-fact': 'all', 'log-cash-fact': 'all' },
  sales: { 'read-customer': 'own', 'log-sales-fact': 'own' },
  viewer: { 'read-company': 'all', 'read-customer': 'all' },
}

/** How far a right reaches for a role: every customer, only those they own, or not at all. */
export function reachOf(role: Role | null, right: Right): 'all' | 'own' | 'none' {
  return (role && RIGHTS[role][right]) || 'none'
}

/** May this role use this right on something of a customer owned by `ownerUserId` (null: nobody's)? */
export function mayOn(role: Role | null, right: Right, who: { userId: string; ownerUserId: string | null }): boolean {
  const reach = reachOf(role, right)
  return reach === 'all' || (reach === 'own' && who.ownerUserId === who.userId)
}
