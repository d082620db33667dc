import type { Language } from '../core/language.ts'
import { en, type Words } from './en.ts'
import { zhCN } from './zh-CN.ts'

const WORDS: Record<Language, Words> = { en, 'zh-CN': zhCN }

export function wordsOf(language: Language): Words {
  return WORDS[language]
}
