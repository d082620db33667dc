import type { Kysely } from 'kysely'

type Db = Kysely<{ rows: { id: string } }>

/** Writes SQL where only the store may. What speaks to a person may do so here. */
export async function ledger(db: Db) {
  const { insertInto } = db
  const which = 'deleteFrom'
  console.log(insertInto('rows'), db[which]('rows'))
  await db.updateTable('rows').set({ id: '1' }).execute()
  return db.selectFrom('rows').selectAll().execute()
}
