import { describe, expect, test } from 'vitest'
import { escapeMrkdwn, escapePlain } from '../../../src/slack/views/escape.ts'

const withoutBreaks = (text: string) => text.replaceAll('\u200b', '')

describe('a name in mrkdwn', () => {
  test.each([
    ['calls nobody', '<!channel>', '&lt;!channel&gt;'],
    ['mentions nobody', '<@U000EVIL>', '&lt;@U000EVIL&gt;'],
    ['links nowhere', '<https://evil.example|your bank>', '&lt;https://evil.example|your bank&gt;'],
    ['keeps its ampersand', 'Smith & Co', 'Smith &amp; Co'],
    ['is not bold', '*Paid*', '∗Paid∗'],
    ['is not code', '`code`', 'ˋcodeˋ'],
    ['is not struck out', '~old~', '∼old∼'],
    ['is not italic', '_new_', 'ˍnewˍ'],
    ['keeps an underscore inside a number', 'INV_2026_001', 'INV_2026_001'],
    ['stays on its line', 'ACME\n✅ Paid', 'ACME ✅ Paid'],
    ['stays on its line, whatever ends it', 'ACME\r\n\u2028\u2029\u0085Paid', 'ACME Paid'],
    ['reads in one direction', 'ACME \u202efdp.exe\u202c \u2067x\u2069', 'ACME fdp.exe x'],
    ['is there even when it is empty', ' \u202e ', '–'],
    ['is Chinese as it is', '示例机电（上海）有限公司', '示例机电（上海）有限公司'],
  ])('%s', (_, name, shown) => {
    expect(withoutBreaks(escapeMrkdwn(name))).toBe(shown)
  })

  test.each(['@channel', '@everyone', '@陈', ':white_check_mark:', 'https://evil.example', 'evil.com', 'a.evil.co.uk'])(
    'Slack does not act on %s by itself',
    (text) => {
      const shown = escapeMrkdwn(text)
      expect(withoutBreaks(shown)).toBe(text)
      expect(shown).not.toMatch(/@[\p{L}]|:[\w+-]+:|:\/\/|\.\p{L}{2}/u)
    },
  )

  test('the time in a name and a decimal stay as they are', () => {
    expect(escapeMrkdwn('24:7 Service 3.5')).toBe('24:7 Service 3.5')
  })
})

describe('a name in plain text', () => {
  test('is cut by characters, not in the middle of one', () => {
    expect(escapePlain('𠮷'.repeat(100), 3)).toBe('𠮷𠮷…')
    expect(escapePlain('abc', 3)).toBe('abc')
  })

  test('keeps what means nothing in plain text', () => {
    expect(escapePlain('Smith & Co *Ltd*')).toBe('Smith & Co *Ltd*')
  })
})
