/**
 * What is said of letters in the channel: one that the mail server did not confirm, one that it refused or that is outdated, that some
 * wait, and one that waits while mail is switched off.
 */
import { type LetterAnswer, type LetterNews, mailTroubleOf } from '../../core/letter.ts'
import type { Words } from '../../i18n/en.ts'
import { actions, asWritten, button, command, context, mention, section } from './blocks.ts'
import { escapeMrkdwn, escapePlain } from './escape.ts'
import type { Payload } from './payload.ts'

/** Of what the mail server said, in its own language. */
const SERVER_SHOWN = 300

/** `epoch`: the attempt that is asked about. */
export function letterQuestionView(news: LetterNews & { readonly epoch: number }, words: Words): Payload {
  const said = words.letter
  const about = aboutOf(news)
  if (news.state.kind !== 'in-doubt') {
    const who = news.answeredBy === null ? null : mention(news.answeredBy)
    const text = said.answered[news.answer ?? 'sent']({ ...about, who })
    return { text, blocks: [section(text)] }
  }
  const answer = (what: LetterAnswer) =>
    button({
      label: said.answers[what],
      action: `letter-answer:${what}`,
      value: `${news.letterId}:${news.epoch}:${what}`,
    })
  return {
    text: said.questionNotice(about),
    blocks: [
      section(said.question({ ...about, to: escapeMrkdwn(news.to) })),
      ...ownerOf(news),
      actions([answer('sent'), answer('again')]),
    ],
  }
}

export function letterRefusedView(news: LetterNews, words: Words): Payload {
  const { refused, outdated } = words.letter
  if (news.state.kind === 'outdated') {
    const text = outdated[news.state.why](aboutOf(news))
    return { text, blocks: [section(text), ...ownerOf(news)] }
  }
  const why = news.state.kind === 'refused' ? news.state.why : ''
  const trouble = mailTroubleOf(why)
  const code = escapeMrkdwn(news.customerCode)
  const example = command(words.letter.contact.correct(code))
  const text = refused[trouble]({ ...aboutOf(news), to: escapeMrkdwn(news.to), example })
  const said = trouble === 'unwritten' ? words.letter.unwrittenWhy : words.letter.serverSays
  return { text, blocks: [section(text), ...ownerOf(news), ...whyOf(why, said)] }
}

/** Mail is switched off while a letter waits. */
export function letterUnsentView(news: LetterNews, words: Words): Payload {
  const said = words.letter
  const about = aboutOf(news)
  if (news.state.kind !== 'waiting') {
    const who = news.answeredBy === null ? null : mention(news.answeredBy)
    const text = news.state.kind === 'cancelled' ? said.answered.cancelled({ ...about, who }) : said.notWaiting(about)
    return { text, blocks: [section(text)] }
  }
  const text = said.unsent({ ...about, to: escapeMrkdwn(news.to) })
  const copy = button({ label: said.copy, action: 'letter', value: `${news.customerId}|${news.kind}` })
  return { text, blocks: [section(text), ...ownerOf(news), actions([copy, cancelButton(news.letterId, words)])] }
}

export function cancelButton(letterId: string, words: Words) {
  return button({ label: words.letter.cancel, action: 'letter-cancel', value: letterId })
}

const CUSTOMERS_NAMED = 3

/** `customerNames`: to whom, each once. */
export function lettersWaitingView(
  waiting: { count: number; customerNames: readonly string[]; why: string | null },
  words: Words,
): Payload {
  const why = waiting.why ?? ''
  const { letter } = words
  const isLogin = mailTroubleOf(why) === 'login'
  const customers = waiting.customerNames.slice(0, CUSTOMERS_NAMED).map((name) => escapeMrkdwn(name))
  const more = waiting.customerNames.length - customers.length
  const text = words.sentences([
    letter.waiting({ count: waiting.count, customers, more }),
    ...(isLogin ? [letter.wrongLogin] : []),
  ])
  return { text, blocks: [section(text), ...whyOf(why, letter.serverSays)] }
}

function aboutOf({ customerName, kind }: LetterNews) {
  return { customer: escapeMrkdwn(customerName), letter: kind }
}

function ownerOf({ ownerUserId }: LetterNews) {
  return ownerUserId === null ? [] : [context(mention(ownerUserId))]
}

function whyOf(why: string, said: (words: string) => string) {
  return why === '' ? [] : [asWritten(said(escapePlain(why, SERVER_SHOWN)))]
}
