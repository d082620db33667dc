/**
 * A document for people outside: a letter, a statement, an ageing. It says what stands on the page and not how it is drawn.
 *
 * What decides about it has put it into words already: every text here is read by a person as it stands. Text of other people needs no
 * escaping, for a page knows no marks.
 */
import type { Day } from '../core/day.ts'
import type { Language } from '../core/language.ts'

/** Lines are kept, and an empty line parts. */
export type Paragraph = { readonly kind: 'paragraph'; readonly text: string }

/** A column takes the room that its words need; the first one takes what is left. */
export type Column = { readonly title: string; readonly align: 'left' | 'right' }

export type Table = {
  readonly kind: 'table'
  /** Stands above the table; null: nothing does. */
  readonly caption: string | null
  readonly columns: readonly Column[]
  /** As many cells a row as there are columns. */
  readonly rows: readonly (readonly string[])[]
  /** The last rows, set in bold under a line. */
  readonly totals: readonly (readonly string[])[]
}

export type Section = Paragraph | Table

export type Doc = {
  readonly language: Language
  /** Across the page, for tables of many columns. */
  readonly isWide?: boolean
  readonly title: string
  /** The day that it was made on, for the file's own date. */
  readonly day: Day
  /** Who writes: the lines above the title, the first of them in bold. */
  readonly head: readonly string[]
  readonly sections: readonly Section[]
  /** Stands at the foot of every page, before its number; '' when nothing does. */
  readonly foot: string
}
