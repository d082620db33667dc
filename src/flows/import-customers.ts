import { type Customer, codeKey } from '../core/customer.ts'
import { nameKey } from '../core/customer-match.ts'
import { readCustomer, resolveCustomers, updatedCustomer, type WantedCustomer } from '../core/import-customers.ts'
import { keyInFile } from '../core/import-invoices.ts'
import type { ImportFault } from '../core/import-report.ts'
import { insertCustomers, listCustomers, updateCustomer } from '../store/customers.ts'
import { newId } from '../store/id.ts'
import type { ImportContext, Importer } from './import-frame.ts'

/** Customers: new ones are created; one that is there takes over the terms, currency and owner that the list says. */
export function customersImporter({ db, workspace, currency, people }: ImportContext): Importer {
  const wanted = new Map<string, WantedCustomer & { rowNumber: number }>()
  const pending: { readonly customer: Customer; readonly before: Customer | null }[] = []

  return {
    read(row, rowNumber) {
      const customer = readCustomer(row, people)
      if (!customer) return
      const key = keyInFile(customer)
      if (wanted.has(key)) row.fault(customer.code === null ? 'name' : 'code', 'duplicate')
      else wanted.set(key, { ...customer, rowNumber })
    },

    async compare() {
      const known = await listCustomers(db, workspace.id)
      const { byKey, fresh } = resolveCustomers(wanted, known, { currency, newId })
      const isFresh = new Set(fresh)
      const byCode = new Map(known.map((c) => [codeKey(c.code), c]))
      const faults: ImportFault[] = []
      let alreadyThere = 0
      for (const [key, entry] of wanted) {
        const customer = byKey.get(key) as Customer
        if (isFresh.has(customer)) {
          pending.push({ customer, before: null })
          continue
        }
        const updated = updatedCustomer(customer, entry)
        const taken = byCode.get(codeKey(updated.code))
        // The code is somebody else's, or this code has another name in the books.
        if ((taken && taken.id !== customer.id) || nameKey(entry.name ?? '') !== nameKey(customer.name))
          faults.push({
            row: entry.rowNumber,
            column: null,
            code: 'differs',
            text: `${customer.code} ${customer.name}`,
          })
        else if (updated === customer) alreadyThere += 1
        else pending.push({ customer: updated, before: customer })
      }
      return { alreadyThere, badRows: faults.length, faults }
    },

    save: (chunks) =>
      chunks.save(pending, async (change, chunk) => {
        const { tx, workspace: company, made } = change
        await insertCustomers(
          tx,
          company.id,
          chunk.filter(({ before }) => before === null).map(({ customer }) => customer),
          made,
        )
        for (const { customer, before } of chunk) {
          if (before === null) continue
          await updateCustomer(tx, company.id, customer)
          await change.audit({
            action: 'change-customer',
            subjectKind: 'customer',
            subjectId: customer.id,
            before,
            after: customer,
          })
        }
        return chunk.length
      }),
  }
}
