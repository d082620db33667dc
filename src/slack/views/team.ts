/** `/cash team`: who is on the team and as what, and how to change it. */
import { ROLES, type Role } from '../../core/person.ts'
import type { Words } from '../../i18n/en.ts'
import { bold, command, context, header, mention, sectionsOf } from './blocks.ts'
import { escapeMrkdwn } from './escape.ts'
import type { Payload } from './payload.ts'
import { sentenceView } from './refusal.ts'

export type Member = { readonly userId: string; readonly role: Role }

/** People of one role told by name; the others by number. */
const NAMES_SHOWN = 50

export function teamView(members: readonly Member[], words: Words): Payload {
  const title = words.team.title(members.length)
  const lines = ROLES.flatMap((role) => {
    const people = members.filter((m) => m.role === role).map((m) => mention(m.userId))
    if (people.length === 0) return []
    const more = people.length > NAMES_SHOWN ? ` ${words.andMore(people.length - NAMES_SHOWN)}` : ''
    return [`${bold(words.role.name[role])} ${people.slice(0, NAMES_SHOWN).join(' ')}${more}\n${words.role.may[role]}`]
  })
  const howTo = context(`${words.team.howTo} ${command(words.commands.team.example)}`)
  return { text: title, blocks: [header(title), ...sectionsOf(lines), howTo] }
}

export type TeamOutcome =
  | { readonly kind: 'outsider'; readonly userId: string }
  | { readonly kind: 'not-a-member'; readonly userId: string }
  | { readonly kind: 'last-admin' }
  | { readonly kind: 'saved'; readonly userId: string; readonly role: Role }
  | { readonly kind: 'removed'; readonly userId: string }
  | { readonly kind: 'address-saved'; readonly userId: string; readonly address: string }

export function teamOutcomeView(outcome: TeamOutcome, words: Words): Payload {
  if (outcome.kind === 'last-admin') return sentenceView(words.team.lastAdmin)
  const who = mention(outcome.userId)
  switch (outcome.kind) {
    case 'outsider':
      return sentenceView(words.team.outsider(who))
    case 'not-a-member':
      return sentenceView(words.team.notAMember(who))
    case 'saved':
      return sentenceView(words.team.saved({ who, role: outcome.role }))
    case 'removed':
      return sentenceView(words.team.removed(who))
    case 'address-saved':
      return sentenceView(words.team.addressSaved({ who, address: escapeMrkdwn(outcome.address) }))
  }
}
