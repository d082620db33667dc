/** `/cash help` and `/cash help VERB`, from the list of verbs that there are. */
import type { Verb, Words } from '../../i18n/en.ts'
import { bold, command, context, header, section, sectionsOf } from './blocks.ts'
import type { Payload } from './payload.ts'

const GROUPS: Readonly<Record<keyof Words['help']['groups'], readonly Verb[]>> = {
  see: ['status', 'overdue', 'ageing', 'duties'],
  record: [
    'customer',
    'delivered',
    'invoice',
    'paid',
    'unpaid',
    'apply',
    'credit',
    'terms',
    'balance',
    'in',
    'out',
    'rate',
  ],
  keep: ['import', 'export', 'setup', 'team', 'language', 'help', 'demo'],
}

/** `verbs` are those that this person may use here. */
export function helpView(
  { verbs, isPlayground }: { verbs: readonly Verb[]; isPlayground: boolean },
  words: Words,
): Payload {
  const groups = Object.entries(GROUPS) as [keyof typeof GROUPS, readonly Verb[]][]
  const told = groups
    .map(([group, all]) => ({ group, shown: all.filter((verb) => verbs.includes(verb)) }))
    .filter(({ shown }) => shown.length > 0)
  return {
    text: words.help.title,
    blocks: [
      header(words.help.title),
      ...(isPlayground ? [section(words.help.playground)] : []),
      ...told.flatMap(({ group, shown }) =>
        sectionsOf([bold(words.help.groups[group]), ...shown.map((verb) => verbLine(verb, words))]),
      ),
      context(`${words.help.more} ${command(words.commands.help.example)}\n${words.help.files}`),
    ],
  }
}

function verbLine(verb: Verb, words: Words): string {
  const { example, summary } = words.commands[verb]
  return `${command(example)} ${summary}`
}

export function verbHelpView(verb: Verb, words: Words): Payload {
  const { usage, example, summary } = words.commands[verb]
  const lines = [
    `${bold(`/cash ${verb}`)} ${summary}`,
    `${words.help.usage} ${command(usage)}`,
    ...(example === usage ? [] : [`${words.forExample} ${command(example)}`]),
  ]
  return { text: `/cash ${usage}${words.colon}${summary}`, blocks: sectionsOf(lines) }
}
