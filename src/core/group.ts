/**
 * A group: a parent and its children share one limit, the parent's, and a hold of one holds all.
 *
 * One level: who has a parent is no parent, and nobody is their own. What a child's own limit was sleeps while it is in a group and
 * counts again when it leaves (judgement; the history of limits is never rewritten).
 *
 * Example: North Works and South Works have the parent Works Holding. The limit of Works Holding is compared with what all three owe.
 */
import type { Customer } from './customer.ts'
import type { Money } from './money.ts'
import type { CustomerRefusal } from './outcome.ts'

/** In the order in which they are looked for. */
export type ParentRefusal =
  | { readonly kind: 'own-parent'; readonly customerName: string }
  | { readonly kind: 'unchanged'; readonly customerName: string; readonly parentName: string | null }
  | { readonly kind: 'parent-has-parent'; readonly parentName: string; readonly headName: string }
  | { readonly kind: 'is-a-parent'; readonly customerName: string; readonly children: readonly string[] }

export type ParentOutcome =
  | CustomerRefusal
  | ParentRefusal
  /** `limit` is what counts for the customer from now on; null: none was ever set. */
  | {
      readonly kind: 'joined' | 'left'
      readonly customerName: string
      readonly headName: string
      readonly limit: Money | null
    }

export type Family = {
  readonly customer: Customer
  /** The customers whose limit it is. */
  readonly children: readonly Customer[]
  /** Who the customer's parent is now. */
  readonly before: Customer | null
}

/** Why a customer cannot have this parent (null: none any more); null when it can. `grandparent` is the parent's own. */
export function parentRefusal(
  { customer, children, before }: Family,
  to: { readonly parent: Customer; readonly grandparent: Customer | null } | null,
): ParentRefusal | null {
  const customerName = customer.name
  if (to?.parent.id === customer.id) return { kind: 'own-parent', customerName }
  if ((to?.parent.id ?? null) === customer.parentId)
    return { kind: 'unchanged', customerName, parentName: before?.name ?? null }
  if (!to) return null
  if (to.grandparent) return { kind: 'parent-has-parent', parentName: to.parent.name, headName: to.grandparent.name }
  if (children.length > 0) return { kind: 'is-a-parent', customerName, children: children.map((c) => c.name) }
  return null
}
