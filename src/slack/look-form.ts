/** What the forms of a look share: opened by the button of the duty that asks for it, they end it. */
import { isStability, type LookEntry, type LookKind } from '../core/look.ts'
import { readLookDraft } from '../flows/read-look.ts'
import { recordLook } from '../flows/record-look.ts'
import { type Fields, Reading, type Submitted } from './form.ts'
import type { Ask, Reply } from './handle.ts'
import { dutyOutcomeView } from './views/duty-outcome.ts'
import { lookOutcomeView } from './views/look-outcome.ts'
import { lookRefreshModal } from './views/look-refresh-modal.ts'
import { lookReviewModal } from './views/look-review-modal.ts'

export async function openLook({ db, by, today, words }: Ask, dutyId: string): Promise<Reply> {
  const read = await readLookDraft(db, by, { dutyId, today })
  if (read.kind !== 'draft') return dutyOutcomeView(read, words)
  const { draft } = read
  return { modal: draft.kind === 'refresh' ? lookRefreshModal(draft, words) : lookReviewModal(draft, words) }
}

export async function submitLook(kind: LookKind, ask: Ask, fields: Fields): Promise<Submitted> {
  const { db, clock, by, words } = ask
  const reading = new Reading(ask, fields)
  const changed = fields.text('changed')
  if (changed === '') reading.wrong('changed', words.look.nothingToo)
  const entry: LookEntry =
    kind === 'review'
      ? { kind, changed }
      : {
          kind,
          changed,
          suppliers: stability('suppliers', reading, ask, fields),
          buyers: stability('buyers', reading, ask, fields),
        }
  if (!reading.isFine) return reading
  return { reply: lookOutcomeView(await recordLook(db, clock, by, { dutyId: fields.remembered, entry }), words) }
}

function stability(name: 'suppliers' | 'buyers', reading: Reading, { words }: Ask, fields: Fields) {
  const text = fields.text(name)
  if (isStability(text)) return text
  reading.wrong(name, words.look.chooseOne)
  return 'unknown'
}
