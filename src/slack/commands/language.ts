import { isLanguage, languageOfLocale } from '../../core/language.ts'
import { setLanguage } from '../../flows/save-settings.ts'
import { wordsOf } from '../../i18n/index.ts'
import type { Command } from '../command.ts'
import { entryRefusalView } from '../views/entry-refusal.ts'
import { sentenceView } from '../views/refusal.ts'

const SAID: Readonly<Record<string, string>> = {
  en: 'en',
  english: 'en',
  英文: 'en',
  zh: 'zh-CN',
  'zh-cn': 'zh-CN',
  chinese: 'zh-CN',
  中文: 'zh-CN',
}

export const language: Command = {
  verb: 'language',
  aliases: ['语言'],
  right: null,
  async run({ db, clock, by, person, words }, text) {
    const said = text.toLowerCase()
    if (said === '') return entryRefusalView({ kind: 'missing', what: 'language' }, 'language', words)
    const chosen = said === 'auto' ? null : SAID[said]
    if (chosen === undefined || (chosen !== null && !isLanguage(chosen)))
      return entryRefusalView({ kind: 'not-understood', what: 'language', text }, 'language', words)
    await setLanguage(db, clock, by, chosen)
    return sentenceView(wordsOf(chosen ?? languageOfLocale(person.locale)).language.set)
  },
}
