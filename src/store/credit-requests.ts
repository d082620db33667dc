import type { CreditRequest, RequestState } from '../core/credit-request.ts'
import { type Currency, money } from '../core/money.ts'
import { newId } from './id.ts'
import type { Db } from './open.ts'
import type { Database } from './schema.ts'

/** A request as it is kept: with the message that shows it, and the customer's standing as it was when it was decided, as JSON. */
export type StoredRequest = CreditRequest & {
  readonly currency: Currency
  readonly messageId: string | null
  readonly basis: string | null
  readonly standing: string | null
}

type Row = Database['creditRequests']

function toRequest(row: Row): StoredRequest {
  const { workspaceId: _, amountMinor, decidedMinor, exposure, ...rest } = row
  return {
    ...rest,
    amount: amountMinor === null ? null : money(amountMinor, row.currency),
    decided: decidedMinor === null ? null : money(decidedMinor, row.currency),
    standing: exposure,
  }
}

export type NewRequest = Pick<
  StoredRequest,
  'id' | 'customerId' | 'kind' | 'amount' | 'currency' | 'reason' | 'origin' | 'basis' | 'requestedBy' | 'expiresAt'
> & { readonly requestedAt: string }

export async function insertRequest(db: Db, workspaceId: string, { amount, ...request }: NewRequest): Promise<void> {
  await db
    .insertInto('creditRequests')
    .values({
      workspaceId,
      ...request,
      amountMinor: amount?.minor ?? null,
      version: 1,
      state: 'pending',
      messageId: null,
      decidedBy: null,
      decidedAt: null,
      decidedMinor: null,
      note: null,
      exposure: null,
    })
    .execute()
}

export async function findRequest(db: Db, workspaceId: string, id: string): Promise<StoredRequest | null> {
  const row = await db
    .selectFrom('creditRequests')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? toRequest(row) : null
}

/** The one request of a kind for a customer that nobody has decided. */
export async function pendingRequestOf(
  db: Db,
  workspaceId: string,
  { customerId, kind }: Pick<CreditRequest, 'customerId' | 'kind'>,
): Promise<StoredRequest | null> {
  const row = await db
    .selectFrom('creditRequests')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('customerId', '=', customerId)
    .where('kind', '=', kind)
    .where('state', '=', 'pending')
    .executeTakeFirst()
  return row ? toRequest(row) : null
}

/** Every request of a customer, the newest first. */
export async function requestsOf(db: Db, workspaceId: string, customerId: string): Promise<StoredRequest[]> {
  const rows = await db
    .selectFrom('creditRequests')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('customerId', '=', customerId)
    .orderBy('requestedAt', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(toRequest)
}

/** Pending requests whose time was up at an instant. */
export async function expiredRequests(db: Db, workspaceId: string, now: string): Promise<StoredRequest[]> {
  const rows = await db
    .selectFrom('creditRequests')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('state', '=', 'pending')
    .where('expiresAt', '<=', now)
    .execute()
  return rows.map(toRequest)
}

export type RequestChange = Partial<
  Pick<Row, 'amountMinor' | 'currency' | 'reason' | 'version' | 'expiresAt' | 'messageId' | 'note' | 'exposure'> &
    Pick<Row, 'decidedBy' | 'decidedAt' | 'decidedMinor'> & { state: RequestState }
>

export async function updateRequest(db: Db, workspaceId: string, id: string, change: RequestChange): Promise<void> {
  await db
    .updateTable('creditRequests')
    .set(change)
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .execute()
}

/** A signature, with the customer's standing as it was shown to whoever gave it, as JSON. */
export type StoredSignature = { readonly userId: string; readonly at: string; readonly standing: string }

/** The signatures under a version of a request, the first first. */
export async function signaturesOf(
  db: Db,
  workspaceId: string,
  { id, version }: Pick<CreditRequest, 'id' | 'version'>,
): Promise<StoredSignature[]> {
  return db
    .selectFrom('creditSignatures')
    .select(['userId', 'at', 'standing'])
    .where('workspaceId', '=', workspaceId)
    .where('requestId', '=', id)
    .where('version', '=', version)
    .orderBy('at')
    .orderBy('userId')
    .execute()
}

/** Signs a request; whoever signs again has looked again. */
export async function addSignature(
  db: Db,
  workspaceId: string,
  { id, version }: Pick<CreditRequest, 'id' | 'version'>,
  { userId, at, standing }: StoredSignature,
): Promise<void> {
  await db
    .insertInto('creditSignatures')
    .values({ workspaceId, requestId: id, version, userId, at, standing })
    .onConflict((c) => c.columns(['workspaceId', 'requestId', 'version', 'userId']).doUpdateSet({ at, standing }))
    .execute()
}

/** What waits with a signature under it as it stands. */
export async function signedRequests(db: Db, workspaceId: string): Promise<StoredRequest[]> {
  const rows = await db
    .selectFrom('creditRequests as r')
    .selectAll('r')
    .where('r.workspaceId', '=', workspaceId)
    .where('r.state', '=', 'pending')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('creditSignatures as s')
          .select('s.userId')
          .whereRef('s.workspaceId', '=', 'r.workspaceId')
          .whereRef('s.requestId', '=', 'r.id')
          .whereRef('s.version', '=', 'r.version'),
      ),
    )
    .orderBy('r.id')
    .execute()
  return rows.map(toRequest)
}

export type Question = {
  readonly id: string
  readonly requestId: string
  readonly text: string
  readonly askedBy: string
}

export async function insertQuestion(
  db: Db,
  workspaceId: string,
  { requestId, text, made }: { requestId: string; text: string; made: { createdBy: string; createdAt: string } },
): Promise<string> {
  const id = newId()
  await db
    .insertInto('creditQuestions')
    .values({ workspaceId, id, requestId, text, ...made })
    .execute()
  return id
}

export async function findQuestion(db: Db, workspaceId: string, id: string): Promise<Question | null> {
  const row = await db
    .selectFrom('creditQuestions')
    .select(['id', 'requestId', 'text', 'createdBy as askedBy'])
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** Every request that nobody has decided. */
export async function pendingRequests(db: Db, workspaceId: string): Promise<StoredRequest[]> {
  const rows = await db
    .selectFrom('creditRequests')
    .selectAll()
    .where('workspaceId', '=', workspaceId)
    .where('state', '=', 'pending')
    .orderBy('id')
    .execute()
  return rows.map(toRequest)
}

/** The messages that show what waits for a decision. */
export async function pendingMessages(db: Db, workspaceId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('creditRequests')
    .select('messageId')
    .where('workspaceId', '=', workspaceId)
    .where('state', '=', 'pending')
    .execute()
  return rows.flatMap((r) => r.messageId ?? [])
}
