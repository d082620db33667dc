/** The languages Cashlight speaks. A Slack locale ('zh-CN', 'en-GB') maps to one; anything else is told in English. */
export const LANGUAGES = ['en', 'zh-CN'] as const
export type Language = (typeof LANGUAGES)[number]

export function isLanguage(text: string): text is Language {
  return (LANGUAGES as readonly string[]).includes(text)
}

export function languageOfLocale(locale: string | undefined): Language {
  return locale?.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

const SAID: Readonly<Record<string, Language>> = {
  en: 'en',
  english: 'en',
  英文: 'en',
  zh: 'zh-CN',
  'zh-cn': 'zh-CN',
  chinese: 'zh-CN',
  中文: 'zh-CN',
}

/** Whether text is Chinese by its writing; kana beside it make it Japanese. */
export function hasHan(text: string): boolean {
  return /\p{Script=Han}/u.test(text) && !/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text)
}

/** A language as people type it; null when it is none of ours. */
export function languageOfWord(word: string): Language | null {
  return SAID[word.toLowerCase()] ?? null
}
