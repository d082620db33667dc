import { describe, expect, test } from 'vitest'
import { wordsOf } from '../../../src/i18n/index.ts'
import { COMMANDS } from '../../../src/slack/commands/index.ts'
import { helpView, verbHelpView } from '../../../src/slack/views/help.ts'
import { payloadAsText } from '../../../src/slack/views/payload-text.ts'

const HAN = /^\p{Script=Han}+$/u

test('no two commands go by one name', () => {
  const names = COMMANDS.flatMap((c) => [c.verb, ...c.aliases])
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
})

test('names are found as they are typed: in small letters, without spaces', () => {
  for (const name of COMMANDS.flatMap((c) => c.aliases)) expect(name).toBe(name.toLowerCase().replaceAll(' ', ''))
})

describe('the Chinese verbs', () => {
  test.each(COMMANDS.map((c) => [c.verb, c] as const))('%s has one, and Chinese help shows it', (verb, command) => {
    const [first = ''] = command.aliases.filter((alias) => HAN.test(alias))
    expect(first).not.toBe('')
    const words = wordsOf('zh-CN')
    const list = payloadAsText(helpView({ verbs: [command], isPlayground: false }, words))
    expect(list).toContain(`/cash ${words.commands[verb].example} （${first}） ${words.commands[verb].summary}`)
    expect(payloadAsText(verbHelpView(command, words))).toContain(`中文命令：${first}`)
  })

  test('are not shown in English help', () => {
    const words = wordsOf('en')
    const shown = [
      helpView({ verbs: COMMANDS, isPlayground: true }, words),
      ...COMMANDS.map((c) => verbHelpView(c, words)),
    ]
    expect(shown.map((view) => payloadAsText(view)).join('\n')).not.toMatch(/\p{Script=Han}/u)
  })
})
