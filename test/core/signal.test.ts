import { expect, test } from 'vitest'
import { readSignalEntry } from '../../src/core/signal.ts'

test.each<[string, object]>([
  ['ACME red "lawsuit filed"', { kind: 'record', customerText: 'ACME', severity: 'red', what: 'lawsuit filed' }],
  ['ACME Trading orange new director', { customerText: 'ACME Trading', severity: 'orange', what: 'new director' }],
  ['ACME YELLOW late twice', { severity: 'yellow', what: 'late twice' }],
  ['晨光演示 红 被起诉', { kind: 'record', customerText: '晨光演示', severity: 'red', what: '被起诉' }],
  ['晨光演示 橙色 “法定代表人变更”', { customerText: '晨光演示', severity: 'orange', what: '法定代表人变更' }],
  ['晨光演示 黄 注册资本减少', { severity: 'yellow', what: '注册资本减少' }],
  ['"Red Star" red strike', { customerText: 'Red Star', severity: 'red', what: 'strike' }],
  ['Red Star orange strike', { customerText: 'Red Star', severity: 'orange', what: 'strike' }],
  ['ACME red clear signs of trouble', { kind: 'record', what: 'clear signs of trouble' }],
  ['ACME red "clear"', { kind: 'record', severity: 'red', what: 'clear' }],
  ['ACME clear', { kind: 'clear', customerText: 'ACME' }],
  ['ACME Trading cleared', { kind: 'clear', customerText: 'ACME Trading' }],
  ['晨光演示 解除', { kind: 'clear', customerText: '晨光演示' }],
  ['"All Clear" clear', { kind: 'clear', customerText: 'All Clear' }],
  ['ACME Trading', { kind: 'show', customerText: 'ACME Trading' }],
  ['"All Clear"', { kind: 'show', customerText: 'All Clear' }],
  ['red', { kind: 'show', customerText: 'red' }],
  ['clear', { kind: 'show', customerText: 'clear' }],
  ['', { kind: 'missing', what: 'customer' }],
  ['ACME red', { kind: 'no-words', severity: 'red' }],
  ['ACME "lawsuit filed"', { kind: 'no-colour', text: 'lawsuit filed' }],
])('%s', (text, expected) => {
  expect(readSignalEntry(text)).toMatchObject(expected)
})
