import { expect, test } from 'vitest'
import { readContactEntry, readLetterEntry } from '../../src/core/letter-text.ts'

const letter = (customerText: string, letter: string | null = null, language: string | null = null) => ({
  ...{ kind: 'letter', customerText, letter, language },
})

test.each([
  ['ACME', letter('ACME')],
  ['ACME Trading collection', letter('ACME Trading', 'collection')],
  ['ACME Trading Collection zh', letter('ACME Trading', 'collection', 'zh-CN')],
  ['ACME final notice', letter('ACME', 'final-notice')],
  ['ACME final-notice en', letter('ACME', 'final-notice', 'en')],
  ['晨光演示 催款', letter('晨光演示', 'collection')],
  ['晨光演示 最后催款通知 英文', letter('晨光演示', 'final-notice', 'en')],
  ['晨光演示 对账单', letter('晨光演示', 'statement')],
  ['"Final Collection" reminder', letter('Final Collection', 'reminder')],
  ['collection', letter('collection')],
  ['"templates"', letter('templates')],
  ['templates', { kind: 'templates', letter: null, language: null }],
  ['templates reminder zh', { kind: 'templates', letter: 'reminder', language: 'zh-CN' }],
  ['模板 催款函', { kind: 'templates', letter: 'collection', language: null }],
  ['', { kind: 'missing', what: 'customer' }],
])('letter %s', (text, entry) => {
  expect(readLetterEntry(text)).toEqual(entry)
})

const contact = (customerText: string, said: object = {}) => ({ kind: 'contact', customerText, ...said })

test.each([
  ['ACME', contact('ACME')],
  [
    'ACME Trading "Li Lei" li@example.com zh',
    contact('ACME Trading', { name: 'Li Lei', email: 'li@example.com', language: 'zh-CN' }),
  ],
  ['"ACME Trading" “李雷”', contact('ACME Trading', { name: '李雷' })],
  ['ACME li@example.com', contact('ACME', { email: 'li@example.com' })],
  ['ACME en', contact('ACME', { language: 'en' })],
  ['ACME zh li@example.com', contact('ACME zh', { email: 'li@example.com' })],
  ['ACME Trading none', contact('ACME Trading', { name: null, email: null })],
  ['晨光演示 无', contact('晨光演示', { name: null, email: null })],
  ['"None" none', contact('None', { name: null, email: null })],
  ['"ACME none"', contact('ACME none')],
  ['none', contact('none')],
  ['ACME "Li Lei" none', { kind: 'not-understood', what: 'rest', text: 'none' }],
  ['ACME li@example.com none', { kind: 'not-understood', what: 'rest', text: 'none' }],
  ['ACME li@example.com ann@example.com', { kind: 'not-understood', what: 'rest', text: 'ann@example.com' }],
  ['ACME "Li" somebody', { kind: 'not-understood', what: 'rest', text: 'somebody' }],
  ['li@example.com', { kind: 'missing', what: 'customer' }],
  ['', { kind: 'missing', what: 'customer' }],
])('contact %s', (text, entry) => {
  expect(readContactEntry(text)).toEqual(entry)
})
