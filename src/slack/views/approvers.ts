/** `/cash approver`: who may approve, and up to how much. */
import type { Approver } from '../../core/credit-request.ts'
import type { ApproverOutcome } from '../../core/limit-outcome.ts'
import type { Words } from '../../i18n/en.ts'
import { bold, command, dotted, mention, section, sectionsOf } from './blocks.ts'
import type { Payload } from './payload.ts'
import { refusalView, sentenceView } from './refusal.ts'

export function approversView(approvers: readonly Approver[], words: Words): Payload {
  const said = words.approval.approvers
  const title = said.title(approvers.length)
  const lines = approvers.map((a) => dotted([mention(a.userId), said.upTo(a.authority)]))
  const example = `${words.forExample} ${command(words.commands.approver.example)}`
  return { text: title, blocks: [section(bold(title)), ...sectionsOf(lines.length > 0 ? lines : [example])] }
}

export function approverOutcomeView(outcome: ApproverOutcome, words: Words): Payload {
  const said = words.approval.approvers
  switch (outcome.kind) {
    case 'no-authority':
      return refusalView(said.noAuthority(mention(outcome.userId)), 'approver', words, 'approver @wei off')
    case 'not-a-member':
      return refusalView(said.notAMember(mention(outcome.userId)), 'team', words)
    case 'not-an-approver':
      return sentenceView(said.notAnApprover(mention(outcome.userId)))
    case 'saved':
      return sentenceView(said.saved({ who: mention(outcome.approver.userId), authority: outcome.approver.authority }))
    case 'removed':
      return sentenceView(said.removed(mention(outcome.userId)))
  }
}
