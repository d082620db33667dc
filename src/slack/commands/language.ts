import { languageOfLocale, languageOfWord } from '../../core/language.ts'
import { setLanguage } from '../../flows/save-settings.ts'
import { wordsOf } from '../../i18n/index.ts'
import type { Command } from '../command.ts'
import { entryRefusalView } from '../views/entry-refusal.ts'
import { sentenceView } from '../views/refusal.ts'

export const language: Command = {
  verb: 'language',
  aliases: ['语言'],
  right: null,
  async run({ db, clock, by, person, words }, text) {
    const said = text.toLowerCase()
    if (said === '') return entryRefusalView({ kind: 'missing', what: 'language' }, 'language', words)
    const chosen = languageOfWord(said)
    if (chosen === null && said !== 'auto')
      return entryRefusalView({ kind: 'not-understood', what: 'language', text }, 'language', words)
    await setLanguage(db, clock, by, chosen)
    return sentenceView(wordsOf(chosen ?? languageOfLocale(person.locale)).language.set)
  },
}
