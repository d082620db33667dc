/** Every modal. */
import { balance } from './balance.ts'
import { customer } from './customer.ts'
import { delivered } from './delivered.ts'
import { invoice } from './invoice.ts'
import { movement } from './movement.ts'
import { paid } from './paid.ts'
import { setup } from './setup.ts'

export const MODALS = [balance, customer, delivered, invoice, movement, paid, setup] as const
