/**
 * What is typed about letters: which one to whom, and where a customer's letters go.
 *
 * Example: 'ACME "Li Lei" li@example.com zh' is the contact Li Lei of ACME, who reads Chinese; 'ACME none' is that there is none any more.
 */
import type { EntryRefusal } from './entry-line.ts'
import { type Language, languageOfWord } from './language.ts'
import type { LetterKind } from './letter.ts'
import { readWords, textOf, type Word } from './word.ts'

const KINDS: Readonly<Record<string, LetterKind>> = {
  reminder: 'reminder',
  提醒: 'reminder',
  付款提醒: 'reminder',
  付款提醒函: 'reminder',
  collection: 'collection',
  催款: 'collection',
  催收: 'collection',
  催款函: 'collection',
  'final-notice': 'final-notice',
  final: 'final-notice',
  最后催款: 'final-notice',
  最后通知: 'final-notice',
  最后催款通知: 'final-notice',
  statement: 'statement',
  对账: 'statement',
  对账单: 'statement',
  对账函: 'statement',
}

export type LetterEntry =
  | {
      readonly kind: 'letter'
      readonly customerText: string
      /** null: nothing said. */
      readonly letter: LetterKind | null
      readonly language: Language | null
    }
  | { readonly kind: 'templates'; readonly letter: LetterKind | null; readonly language: Language | null }

/** `ACME [collection] [zh]`, or `templates [collection] [zh]`. */
export function readLetterEntry(text: string): LetterEntry | EntryRefusal {
  const words = readWords(text.replace(/\bfinal\s+notice\b/i, 'final-notice'))
  const said = { letter: null as LetterKind | null, language: null as Language | null }
  const last = () => words.at(-1)
  // The customer's own name may end in such a word: one word is always left to it.
  for (let word = last(); word && !word.isQuoted && words.length > 1; word = last()) {
    const language = languageOfWord(word.text)
    const letter = KINDS[word.text.toLowerCase()]
    if (language !== null && said.language === null && said.letter === null) said.language = language
    else if (letter !== undefined && said.letter === null) said.letter = letter
    else break
    words.pop()
  }
  const [first, ...others] = words
  if (!first) return { kind: 'missing', what: 'customer' }
  if (others.length === 0 && !first.isQuoted && /^(templates?|模板)$/i.test(first.text))
    return { kind: 'templates', ...said }
  return { kind: 'letter', customerText: textOf(words), ...said }
}

export type ContactEntry = {
  readonly kind: 'contact'
  readonly customerText: string
  /** Left out when nothing was said of it. */
  readonly name?: string | null
  /** As it was typed; null, as the name, where there is no contact any more. */
  readonly email?: string | null
  readonly language?: Language
}

/** `ACME ["Li Lei"] [li@example.com] [zh]`, or `ACME none`: what is quoted behind the customer is the contact's name. */
export function readContactEntry(text: string): ContactEntry | EntryRefusal {
  const words = readWords(text)
  const last = words.at(-1)
  if (words.length < 2 || !last || last.isQuoted || !/^(?:none|无)$/i.test(last.text)) return contactOf(words)
  const named = contactOf(words.slice(0, -1))
  // A contact and none at once is neither.
  const isNamedToo = named.kind === 'contact' && Object.keys(named).length > 2
  if (isNamedToo) return { kind: 'not-understood', what: 'rest', text: last.text }
  return named.kind === 'contact' ? { ...named, name: null, email: null } : named
}

function contactOf(words: readonly Word[]): ContactEntry | EntryRefusal {
  const isAddress = ({ text, isQuoted }: Word) => !isQuoted && text.includes('@')
  const said: { name?: string; email?: string; language?: Language } = {}
  const tail = words.findIndex((word, i) => i > 0 && (word.isQuoted || isAddress(word) || isLastLanguage(words, i)))
  const customer = tail < 0 ? words : words.slice(0, tail)
  const [first] = customer
  if (!first || isAddress(first)) return { kind: 'missing', what: 'customer' }
  for (const word of tail < 0 ? [] : words.slice(tail)) {
    const language = word.isQuoted ? null : languageOfWord(word.text)
    if (word.isQuoted && said.name === undefined) said.name = word.text
    else if (isAddress(word) && said.email === undefined) said.email = word.text
    else if (language !== null && said.language === undefined) said.language = language
    else return { kind: 'not-understood', what: 'rest', text: word.text }
  }
  return { kind: 'contact', customerText: textOf(customer), ...said }
}

function isLastLanguage(words: readonly Word[], at: number): boolean {
  const word = words[at]
  return at === words.length - 1 && word !== undefined && !word.isQuoted && languageOfWord(word.text) !== null
}
