/** `/cash help` and `/cash help VERB`, from the list of verbs that there are. */
import type { Verb, Words } from '../../i18n/en.ts'
import { bold, command, context, header, section, sectionsOf } from './blocks.ts'
import type { Payload } from './payload.ts'

type Group = keyof Words['help']['groups']

/** A verb and its other names, in every language. */
export type NamedVerb = { readonly verb: Verb; readonly aliases: readonly string[] }

/** Every verb is in a group, and is told in this order. */
const GROUP_OF: Readonly<Record<Verb, Group>> = {
  status: 'see',
  overdue: 'see',
  ageing: 'see',
  statement: 'see',
  duties: 'see',
  'follow-up': 'see',
  dso: 'see',
  customer: 'record',
  order: 'record',
  delivered: 'record',
  invoice: 'record',
  paid: 'record',
  unpaid: 'record',
  apply: 'record',
  credit: 'record',
  uncredit: 'record',
  'write-off': 'record',
  terms: 'record',
  interest: 'record',
  promise: 'record',
  dispute: 'record',
  hold: 'record',
  note: 'record',
  letter: 'record',
  contact: 'record',
  balance: 'record',
  in: 'record',
  out: 'record',
  rate: 'record',
  check: 'credit',
  limit: 'credit',
  screen: 'credit',
  signal: 'credit',
  audit: 'credit',
  approver: 'credit',
  policy: 'credit',
  import: 'manage',
  export: 'manage',
  dunning: 'manage',
  setup: 'manage',
  team: 'manage',
  letterhead: 'manage',
  resend: 'manage',
  language: 'manage',
  help: 'manage',
  demo: 'manage',
}

/** `verbs` are those that this person may use here. */
export function helpView(
  { verbs, isPlayground }: { verbs: readonly NamedVerb[]; isPlayground: boolean },
  words: Words,
): Payload {
  const inOrder = (Object.keys(GROUP_OF) as Verb[]).flatMap((verb) => verbs.find((named) => named.verb === verb) ?? [])
  const told = (Object.keys(words.help.groups) as Group[])
    .map((group) => ({ group, shown: inOrder.filter(({ verb }) => GROUP_OF[verb] === group) }))
    .filter(({ shown }) => shown.length > 0)
  return {
    text: words.help.title,
    blocks: [
      header(words.help.title),
      ...(isPlayground ? [section(words.help.playground)] : []),
      ...told.flatMap(({ group, shown }) =>
        sectionsOf([bold(words.help.groups[group]), ...shown.map((named) => verbLine(named, words))]),
      ),
      context(`${words.help.more} ${command(words.commands.help.example)}\n${words.help.files}`),
    ],
  }
}

function verbLine({ verb, aliases }: NamedVerb, words: Words): string {
  const { example, summary } = words.commands[verb]
  const also = words.help.alsoTyped(aliases).slice(0, 1).map(words.help.also)
  return [command(example), ...also, summary].join(' ')
}

export function verbHelpView({ verb, aliases }: NamedVerb, words: Words): Payload {
  const { usage, example, summary } = words.commands[verb]
  const also = words.help.alsoTyped(aliases)
  const lines = [
    `${bold(`/cash ${verb}`)} ${summary}`,
    ...(also.length > 0 ? [words.help.alsoAll(also)] : []),
    `${words.help.usage} ${command(usage)}`,
    ...(example === usage ? [] : [`${words.forExample} ${command(example)}`]),
  ]
  return { text: `/cash ${usage}${words.colon}${summary}`, blocks: sectionsOf(lines) }
}
