/** What is said of letters in the channel: one that the mail server did not confirm, one that it refused or that is outdated, and that some wait. */
import type { LetterAnswer, LetterNews } from '../../core/letter.ts'
import type { Words } from '../../i18n/en.ts'
import { actions, asWritten, button, context, mention, section } from './blocks.ts'
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
  const isOutdated = news.state.kind === 'outdated'
  const text = isOutdated ? outdated(aboutOf(news)) : refused({ ...aboutOf(news), to: escapeMrkdwn(news.to) })
  const why = news.state.kind === 'refused' ? news.state.why : ''
  return { text, blocks: [section(text), ...ownerOf(news), ...serverSays(why, words)] }
}

export function lettersWaitingView(waiting: { count: number; why: string | null }, words: Words): Payload {
  const text = words.letter.waiting(waiting.count)
  return { text, blocks: [section(text), ...serverSays(waiting.why ?? '', words)] }
}

function aboutOf({ customerName, kind }: LetterNews) {
  return { customer: escapeMrkdwn(customerName), letter: kind }
}

function ownerOf({ ownerUserId }: LetterNews) {
  return ownerUserId === null ? [] : [context(mention(ownerUserId))]
}

function serverSays(why: string, words: Words) {
  return why === '' ? [] : [asWritten(words.letter.serverSays(escapePlain(why, SERVER_SHOWN)))]
}
