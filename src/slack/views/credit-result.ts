/** What became of a request, told to who asked for it; of a proposal, to whoever owns the customer. */
import type { RequestCard } from '../../core/request-card.ts'
import type { Words } from '../../i18n/en.ts'
import { mention, sectionsOf } from './blocks.ts'
import { cautionLines, noteBlocks, requestTitle } from './credit-request.ts'
import { escapeMrkdwn } from './escape.ts'
import type { Payload } from './payload.ts'

/** null while it waits, and when who asked took it back. */
export function creditResultView(card: RequestCard, words: Words): Payload | null {
  const { request, customerName } = card
  const said = words.approval.result
  const customer = escapeMrkdwn(customerName)
  const who = mention(request.decidedBy ?? '')
  const isProposal = request.origin === 'proposal'
  const lines: string[] = []
  switch (request.state) {
    case 'pending':
    case 'withdrawn':
      return null
    case 'expired':
      lines.push(isProposal ? said.proposalExpired(customer) : said.expired(customer), requestTitle(card, words))
      break
    case 'rejected':
      lines.push((isProposal ? said.proposalRejected : said.rejected)({ customer, who }), requestTitle(card, words))
      break
    case 'approved': {
      const cautions = cautionLines(card, words, escapeMrkdwn)
      lines.push(said.approved({ customer, amount: request.decided, who }))
      if (request.amount && request.decided && request.decided.minor < request.amount.minor)
        lines.push(said.less(request.amount))
      if (cautions.length > 0) lines.push(words.sentences([words.approval.asItStood(card.standing.day), ...cautions]))
    }
  }
  const text = lines[0] as string
  return { text, blocks: [...sectionsOf(lines), ...noteBlocks(card)] }
}
