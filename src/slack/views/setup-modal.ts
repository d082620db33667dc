/** `/cash setup`: a company's settings on one page. */
import type { InputBlock, ModalView } from '@slack/types'
import { LANGUAGES } from '../../core/language.ts'
import { CHANNEL_PURPOSES, type Workspace } from '../../core/workspace.ts'
import type { Words } from '../../i18n/en.ts'
import type { Choice } from './blocks.ts'
import { escapePlain } from './escape.ts'
import { choiceField, modal, textField } from './fields.ts'

/** What can be chosen, by name; at most 100 of each are offered. The channels and people are those the bot can see. */
export type SetupChoices = {
  readonly channels: readonly { readonly id: string; readonly name: string }[]
  readonly people: readonly { readonly userId: string; readonly name: string }[]
  /** Countries whose working days are known, ISO 3166-1 alpha-2, the likeliest first. */
  readonly countries: readonly { readonly code: string }[]
}

/** The value of a choice that chooses nothing. */
export const NOTHING = 'none'

export function setupModal(workspace: Workspace, choices: SetupChoices, words: Words): ModalView {
  const said = words.modal.setup
  const fields: InputBlock[] = [
    textField({
      name: 'base_currency',
      label: said.baseCurrency,
      hint: said.baseCurrencyHint,
      value: workspace.baseCurrency,
      max: 3,
    }),
    textField({ name: 'time_zone', label: said.timeZone, hint: said.timeZoneHint, value: workspace.timeZone, max: 60 }),
    choiceField({
      name: 'calendar',
      label: said.calendar,
      hint: said.calendarHint,
      choices: calendars(choices, words),
      chosen: workspace.calendar,
    }),
    choiceField({
      name: 'posting_hour',
      label: said.postingHour,
      choices: HOURS,
      chosen: String(workspace.postingHour),
    }),
    choiceField({
      name: 'language',
      label: said.language,
      hint: said.languageHint,
      choices: languages(words),
      chosen: workspace.language,
    }),
    ...CHANNEL_PURPOSES.flatMap((purpose) => {
      const setting = workspace.channels[purpose]
      const channels = choices.channels.map((c) => ({ label: escapePlain(`#${c.name}`), value: c.id }))
      return [
        choiceField({
          name: `channel_${purpose}`,
          label: said.channel[purpose],
          choices: [{ label: said.noChannel, value: NOTHING }, ...channels],
          chosen: setting?.channelId ?? NOTHING,
        }),
        choiceField({
          name: `language_${purpose}`,
          label: said.channelLanguage,
          choices: languages(words),
          chosen: setting?.language ?? workspace.language,
        }),
      ]
    }),
    choiceField({
      name: 'escalation',
      label: said.escalation,
      choices: [
        { label: said.escalationAdmins, value: NOTHING },
        ...choices.people.map((p) => ({ label: escapePlain(p.name), value: p.userId })),
      ],
      chosen: workspace.channels.receivables?.escalationUserId ?? NOTHING,
    }),
    choiceField({
      name: 'escalate_after_days',
      label: said.escalateAfterDays,
      choices: ESCALATIONS,
      chosen: String(workspace.escalateAfterDays),
    }),
    choiceField({
      name: 'payments_are_cash',
      label: said.paymentsAreCash,
      hint: said.paymentsAreCashHint,
      choices: [
        { label: said.paymentsAreCashYes, value: 'yes' },
        { label: said.paymentsAreCashNo, value: 'no' },
      ],
      chosen: workspace.paymentsAreCash ? 'yes' : 'no',
    }),
  ]
  return modal({ name: 'setup', title: said.title, fields }, words)
}

const HOURS: readonly Choice[] = Array.from({ length: 24 }, (_, hour) => ({
  label: `${String(hour).padStart(2, '0')}:00`,
  value: String(hour),
}))

const ESCALATIONS: readonly Choice[] = Array.from({ length: 10 }, (_, i) => ({
  label: String(i + 1),
  value: String(i + 1),
}))

function calendars({ countries }: SetupChoices, words: Words): Choice[] {
  return [
    { label: words.modal.setup.calendarNone, value: NOTHING },
    ...countries.map((c) => ({ label: words.country(c.code), value: c.code })),
  ]
}

function languages(words: Words): Choice[] {
  return LANGUAGES.map((language) => ({ label: words.languageName[language], value: language }))
}
