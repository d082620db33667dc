/** What the modals share: their fields as text, and the readers that turn a field into a fact or a sentence below it. */
import type { ModalView } from '@slack/types'
import { type AmountOptions, parseAmount } from '../core/amount-text.ts'
import type { Day } from '../core/day.ts'
import { parseDay } from '../core/day-text.ts'
import { notWelcome, unreadTerms } from '../core/entry-line.ts'
import { type Currency, isCurrency, type Money } from '../core/money.ts'
import type { Right } from '../core/person.ts'
import type { Terms } from '../core/terms.ts'
import { readTerms } from '../core/terms-text.ts'
import { calendarOf } from '../core/working-day.ts'
import type { Ask } from './handle.ts'
import { entryRefusalText } from './views/entry-refusal.ts'
import { unescapeMrkdwn } from './views/escape.ts'
import type { Payload } from './views/payload.ts'

/** One modal. Its id is the view's callback_id. */
export type Form = {
  readonly id: string
  readonly right: Right
  submit(ask: Ask, fields: Fields): Promise<Submitted>
}

/** Sentences by field, and the form stays as it is; or what to answer once it has closed. */
export type Submitted = { readonly errors: Readonly<Record<string, string>> } | { readonly reply: Payload }

type ViewState = Record<string, Record<string, FieldState>>
type FieldState = {
  readonly value?: string | null | undefined
  readonly selected_option?: { readonly value?: string } | null | undefined
  readonly selected_date?: string | null | undefined
  readonly selected_options?: readonly { readonly value?: string }[] | null | undefined
}

/** The fields by name. An empty one is '', a box that is not ticked too. */
export class Fields {
  readonly #values = new Map<string, string>()
  /** What the form was opened with. */
  readonly remembered: string

  constructor(state: ViewState, remembered: string) {
    this.remembered = remembered
    for (const [name, elements] of Object.entries(state)) {
      const [field] = Object.values(elements)
      const value =
        field?.value ?? field?.selected_option?.value ?? field?.selected_date ?? field?.selected_options?.[0]?.value
      this.#values.set(name, value?.trim() ?? '')
    }
  }

  text(name: string): string {
    return this.#values.get(name) ?? ''
  }

  /** A date from the date picker, which only gives real ones. */
  day(name: string): Day | null {
    return (this.text(name) || null) as Day | null
  }

  isTicked(name: string): boolean {
    return this.text(name) !== ''
  }
}

/** Collects what is wrong, field by field, so that all of it is said at once. */
export class Reading {
  readonly errors: Record<string, string> = {}
  readonly #ask: Ask
  readonly #fields: Fields

  constructor(ask: Ask, fields: Fields) {
    this.#ask = ask
    this.#fields = fields
  }

  get isFine(): boolean {
    return Object.keys(this.errors).length === 0
  }

  wrong(name: string, sentence: string): null {
    this.errors[name] = sentence
    return null
  }

  needed(name: string, what: 'number' | 'order' | 'customer' | 'account' | 'target' | 'reason' | 'note'): string {
    const text = this.#fields.text(name)
    if (text === '') this.wrong(name, entryRefusalText({ kind: 'missing', what }, this.#ask.words))
    return text
  }

  /** A day that has to be chosen. Slack asks for it itself; another client may send the form without. */
  day(name: string): Day | null {
    const day = this.#fields.day(name)
    return day ?? this.wrong(name, entryRefusalText({ kind: 'missing', what: 'day' }, this.#ask.words))
  }

  /** The currency written in its field; what is assumed when it is empty. */
  currency(name: string, assumed: Currency): Currency {
    const text = this.#fields.text(name).toUpperCase()
    if (text === '') return assumed
    if (isCurrency(text)) return text
    this.wrong(name, entryRefusalText({ kind: 'not-understood', what: 'currency', text }, this.#ask.words))
    return assumed
  }

  amount(name: string, currency: Currency, allow: AmountOptions['allow'] = 'positive'): Money | null {
    const text = this.#fields.text(name)
    const { words } = this.#ask
    if (text === '') return this.wrong(name, entryRefusalText({ kind: 'missing', what: 'amount' }, words))
    const read = parseAmount(text, { currency, allow })
    switch (read.kind) {
      case 'amount':
        return read.amount
      case 'ambiguous':
        return this.wrong(name, entryRefusalText({ kind: 'ambiguous-amount', text, readings: read.readings }, words))
      case 'too-many-digits':
        return this.wrong(name, entryRefusalText({ kind: 'too-many-digits', text, currency: read.currency }, words))
      case 'not-positive':
        return this.wrong(name, entryRefusalText(notWelcome(text, allow), words))
      case 'not-an-amount':
        return this.wrong(name, entryRefusalText({ kind: 'not-understood', what: 'amount', text }, words))
    }
  }

  /** `net 45`, or `due 2026-12-20`; null when nothing is said. */
  termsOrDueDay(name: string): { readonly terms: Terms } | { readonly dueDay: Day } | null {
    const text = this.#fields.text(name)
    const due = /^(?:due|到期日?)\s*(?:on\s+)?(.+)$/i.exec(text)?.[1]
    if (due === undefined || readTerms(text).kind !== 'not-terms') {
      const terms = this.terms(name)
      return terms && { terms }
    }
    const read = parseDay(due, { today: this.#ask.today, prefer: 'future' })
    const { words } = this.#ask
    if (read.kind === 'day') return { dueDay: read.day }
    return this.wrong(
      name,
      read.kind === 'ambiguous'
        ? entryRefusalText({ kind: 'ambiguous-day', text: due, readings: read.readings }, words)
        : entryRefusalText({ kind: 'not-understood', what: 'day', text: due }, words),
    )
  }

  terms(name: string): Terms | null {
    const text = this.#fields.text(name)
    if (text === '') return null
    const { today, workspace, words } = this.#ask
    const read = readTerms(text)
    if (read.kind === 'terms') return read.terms
    const unread = unreadTerms(text, read, { today, calendar: calendarOf(workspace.calendar) })
    return this.wrong(name, entryRefusalText(unread, words))
  }
}

/**
 * A flow's answer as a form's: a refusal under the field that it is about, where the person can mend it; anything else as the
 * message that follows. `fields` names the field of each refusal.
 */
export function submitted<Kind extends string>(
  outcome: { readonly kind: Kind },
  payload: Payload,
  fields: Readonly<Partial<Record<Kind, string>>>,
): Submitted {
  const field = fields[outcome.kind]
  return field === undefined ? { reply: payload } : { errors: { [field]: unescapeMrkdwn(payload.text) } }
}

/** What a form carries through Slack: where it was opened from, and what it remembers. */
export function carrying(view: ModalView, channelId: string | null): ModalView {
  return { ...view, private_metadata: JSON.stringify({ channelId, remembered: view.private_metadata ?? '' }) }
}

export function carried(metadata: string): { channelId: string | null; remembered: string } {
  const { channelId, remembered } = JSON.parse(metadata || '{}') as { channelId?: string; remembered?: string }
  return { channelId: channelId ?? null, remembered: remembered ?? '' }
}
