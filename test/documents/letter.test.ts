import { describe, expect, test } from 'vitest'
import { LANGUAGES } from '../../src/core/language.ts'
import { LETTER_BODY_MAX, LETTER_KINDS, LETTER_SUBJECT_MAX, unknownPlaceholders } from '../../src/core/letter.ts'
import { headOf, letterDoc, letterText } from '../../src/documents/letter.ts'
import { wordsOf } from '../../src/i18n/index.ts'
import { letterDraft, worstLetterDraft } from '../../src/slack/samples/letter.ts'

describe.each(LANGUAGES)('a letter in %s', (language) => {
  const words = wordsOf(language)

  test.each(LETTER_KINDS)(
    'the %s names every invoice, what is asked for and what is disputed, one total a currency',
    (kind) => {
      const draft = letterDraft(kind, language)
      const { body } = letterText(draft, words)
      for (const { number, asked, also, dueDay } of draft.lines) {
        const amount = words.money(also.minor > 0 ? also : asked)
        for (const part of [number, amount, words.day(dueDay)]) expect(body).toContain(part)
      }
      const isStatement = kind === 'statement'
      const all = [isStatement ? 'USD 17,300.00' : 'USD 15,300.00', 'EUR 3,100.50']
      const total = kind === 'final-notice' ? ['USD 10,500.00'] : all
      expect(body).toContain(words.letter.total(words.list(total)))
      const apart = words.letter[isStatement ? 'ofWhichDisputed' : 'disputed']
      expect(body).toContain(apart({ amounts: 'USD 2,000.00', numbers: 'INV-1001', more: 0 }))
      expect(body).toContain(draft.letterhead.bankDetails)
    },
  )

  test.each(LETTER_KINDS)('everything in the text of the %s that we bring along can be filled in', (kind) => {
    expect(unknownPlaceholders(words.letter.template[kind])).toEqual([])
    const { subject, body } = letterText(letterDraft(kind, language), words)
    expect(`${subject}${body}`).not.toMatch(/[{}]|undefined|null/)
  })

  test('fits a field of a form however many invoices there are, and counts those that it has no room for', () => {
    const draft = worstLetterDraft(language)
    const { subject, body } = letterText(draft, words)
    expect(body.length).toBeLessThanOrEqual(LETTER_BODY_MAX)
    expect(body.length).toBeGreaterThan(LETTER_BODY_MAX / 2)
    expect(subject).not.toMatch(/\n/)
    const parts = body.split(words.letter.alsoOverdue)
    expect(parts).toHaveLength(2)
    for (const [i, what] of (['asked', 'also'] as const).entries()) {
      const named = parts[i]?.split('\n').filter((line) => line.startsWith('- ')) ?? []
      const all = draft.lines.filter((line) => line[what].minor > 0).length
      expect(named.at(-1)).toContain(words.invoices(all - (named.length - 1)))
    }
  })

  test('nothing of what a customer is called makes a line of its own', () => {
    const { body } = letterText(
      { ...worstLetterDraft(language), lines: letterDraft('reminder', language).lines },
      words,
    )
    expect(body).not.toMatch(/^✅/m)
    expect(body).not.toMatch(/\u202e/)
  })
})

test('a collection letter in English', () => {
  expect(letterText(letterDraft('collection', 'en'), wordsOf('en'))).toEqual({
    subject: 'Overdue payment to Lighthouse Demo Ltd: USD 15,300.00 and EUR 3,100.50',
    body: `Dear Ann Lee,

The following invoices to ACME Trading are overdue. The oldest was due on 28 Oct 2026, 23 days ago:

- INV-1001: USD 10,500.00 of USD 12,500.00, due 28 Oct 2026, 23 days overdue
- INV-1007: USD 4,800.00, due 11 Nov 2026, 9 days overdue
- INV-1012/2: EUR 3,100.50, due 14 Nov 2026, 6 days overdue
Total: USD 15,300.00 and EUR 3,100.50
Not asked for here, as you dispute it: USD 2,000.00 (INV-1001)

Please pay USD 15,300.00 and EUR 3,100.50 within 7 days, or tell us within that time on which day you will pay. If you dispute an invoice, please tell us which amount, and why; the rest remains due.

Demo Bank, account 0000 1234

Kind regards
Wei
Lighthouse Demo Ltd
20 Nov 2026`,
  })
})

test.each([
  [
    'en',
    'Final notice from Lighthouse Demo Ltd: USD 10,500.00 overdue',
    `The oldest was due on 28 Oct 2026, 23 days ago:

- INV-1001: USD 10,500.00 of USD 12,500.00, due 28 Oct 2026, 23 days overdue
Total: USD 10,500.00
Not asked for here, as you dispute it: USD 2,000.00 (INV-1001)

Also overdue, and not in the total above:
- INV-1007: USD 4,800.00, due 11 Nov 2026, 9 days overdue
- INV-1012/2: EUR 3,100.50, due 14 Nov 2026, 6 days overdue

We ask you for the last time to pay USD 10,500.00, within 7 days`,
  ],
  [
    'zh-CN',
    '灯塔演示有限公司最后通知：USD 10,500.00',
    `- INV-1001：USD 10,500.00（未付金额 USD 12,500.00），到期日 2026年10月28日，逾期 23 天
合计：USD 10,500.00
贵公司有异议、本函未催付的金额：USD 2,000.00（INV-1001）

另有以下款项逾期，未计入上述合计：
- INV-1007：USD 4,800.00，到期日 2026年11月11日，逾期 9 天
- INV-1012/2：EUR 3,100.50，到期日 2026年11月14日，逾期 6 天

现最后一次函告贵公司：请自本函发出之日起 7 日内付清 USD 10,500.00。`,
  ],
] as const)(
  'a final notice in %s threatens for what is late enough, and names apart what else is overdue',
  (language, subject, part) => {
    const letter = letterText(letterDraft('final-notice', language), wordsOf(language))
    expect(letter.subject).toBe(subject)
    expect(letter.body).toContain(part)
  },
)

test('a payment reminder in Chinese', () => {
  expect(letterText(letterDraft('reminder', 'zh-CN'), wordsOf('zh-CN'))).toEqual({
    subject: '灯塔演示有限公司付款提醒：USD 15,300.00、EUR 3,100.50',
    body: `李雷：

您好！现提请贵公司（晨光演示）留意以下未付款项：

- INV-1001：USD 10,500.00（未付金额 USD 12,500.00），到期日 2026年10月28日，逾期 23 天
- INV-1007：USD 4,800.00，到期日 2026年11月11日，逾期 9 天
- INV-1012/2：EUR 3,100.50，到期日 2026年11月14日，逾期 6 天
合计：USD 15,300.00、EUR 3,100.50
贵公司有异议、本函未催付的金额：USD 2,000.00（INV-1001）

如款项已经付出，请忽略本函；如付款尚需我方提供单据，请告知。

开户行：示范银行
账号：0000 1234

顺颂商祺
灯塔演示有限公司
王伟
2026年11月20日`,
  })
})

test('the three letters that ask for money are three texts, none of them the other’s', () => {
  for (const language of LANGUAGES) {
    const { template } = wordsOf(language).letter
    expect(new Set(LETTER_KINDS.map((kind) => template[kind].body)).size).toBe(LETTER_KINDS.length)
    for (const kind of LETTER_KINDS) expect(template[kind].subject.length).toBeLessThan(LETTER_SUBJECT_MAX / 2)
  }
})

test('a letter on paper has the company’s name and address above it, and its paragraphs below', () => {
  const { letterhead, ...draft } = letterDraft('collection', 'en')
  const letter = { ...letterText({ letterhead, ...draft }, wordsOf('en')), ...draft, statementDay: draft.today }
  const doc = letterDoc(letter, letterhead)
  expect(doc).toMatchObject({ title: letter.subject, head: ['Lighthouse Demo Ltd', '1 Harbour Road', 'Hong Kong'] })
  expect(doc.sections.map((section) => section.kind === 'paragraph' && section.text).join('\n\n')).toBe(letter.body)
})

test('an address without lines leaves the name alone', () => {
  expect(headOf({ name: ' ACME ', address: '\n', bankDetails: '', replyTo: null })).toEqual(['ACME'])
})

test('how late the oldest is, is said of what is asked for, and not of an older one that is promised', () => {
  const draft = letterDraft('collection', 'en')
  const [first, ...others] = draft.lines
  if (!first) throw new Error('the sample has no lines')
  const promised = { ...first, paused: first.asked, asked: { ...first.asked, minor: 0 } }
  const { body } = letterText({ ...draft, lines: [promised, ...others] }, wordsOf('en'))
  expect(body).toContain('The oldest was due on 11 Nov 2026, 9 days ago:')
})
