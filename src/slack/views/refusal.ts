/** A refusal: one sentence that says what was wrong, and one correct example. Nothing was saved. */
import type { CustomerRefusal, FutureRefusal, InvoiceRefusal, LeftOver } from '../../core/outcome.ts'
import type { Verb, Words } from '../../i18n/en.ts'
import { command, section } from './blocks.ts'
import { escapeMrkdwn } from './escape.ts'
import type { Payload } from './payload.ts'

/** `example` is what stands after `/cash`; by default the verb's own. */
export function refusalView(sentence: string, verb: Verb, words: Words, example?: string): Payload {
  const line = `${words.forExample} ${command(example ?? words.commands[verb].example)}`
  return { text: sentence, blocks: [section(`${sentence}\n${line}`)] }
}

/** A sentence by itself, where there is nothing to type better. */
export function sentenceView(sentence: string): Payload {
  return { text: sentence, blocks: [section(sentence)] }
}

type NotYourCustomer = { readonly kind: 'not-your-customer'; readonly customerName: string }
type SharedRefusal = CustomerRefusal | InvoiceRefusal | FutureRefusal | NotYourCustomer | LeftOver

/** The refusals that more than one verb gives. */
export function sharedRefusalView(refusal: SharedRefusal, verb: Verb, words: Words): Payload {
  const said = words.refusal
  switch (refusal.kind) {
    case 'no-such-customer':
      return guessing(said.noSuchCustomer(escapeMrkdwn(refusal.text)), refusal.didYouMean, verb, words)
    case 'which-customer':
      return guessing(said.whichCustomer(escapeMrkdwn(refusal.text)), refusal.candidates, verb, words)
    case 'not-your-customer':
      return sentenceView(said.notYourCustomer(escapeMrkdwn(refusal.customerName)))
    case 'no-such-invoice':
      return guessing(said.noSuchInvoice(escapeMrkdwn(refusal.text)), refusal.didYouMean, verb, words)
    case 'which-invoice': {
      const number = escapeMrkdwn(refusal.number)
      const customers = refusal.customers.slice(0, NAMES_SHOWN).map((c) => escapeMrkdwn(c))
      return refusalView(
        said.whichInvoice({ number, customers }),
        verb,
        words,
        `${verb} ${number} ${customers[0] ?? ''}`,
      )
    }
    case 'not-understood':
      return refusalView(words.entry.leftOver(escapeMrkdwn(refusal.text)), verb, words)
    case 'in-the-future':
      return refusalView(words.outcome.inTheFuture(refusal), verb, words)
  }
}

const NAMES_SHOWN = 5

function guessing(sentence: string, names: readonly string[], verb: Verb, words: Words): Payload {
  const guesses = names.slice(0, NAMES_SHOWN).map((name) => escapeMrkdwn(name))
  if (guesses.length === 0) return refusalView(sentence, verb, words)
  return refusalView(words.sentences([sentence, words.refusal.didYouMean(guesses)]), verb, words)
}
