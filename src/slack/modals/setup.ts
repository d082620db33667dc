import type { WebClient } from '@slack/web-api'
import { isTimeZone } from '../../core/day.ts'
import { isLanguage, type Language, languageOfLocale } from '../../core/language.ts'
import { currency, isCurrency } from '../../core/money.ts'
import { calendarCountries } from '../../core/working-day.ts'
import { CHANNEL_PURPOSES, type ChannelSetting, DEFAULT_SETTINGS, type Workspace } from '../../core/workspace.ts'
import { greetNewChannels } from '../../flows/greet-channels.ts'
import type { SlackPerson } from '../../flows/identify.ts'
import { listMembers } from '../../flows/read-workspace.ts'
import { saveSettings } from '../../flows/save-settings.ts'
import type { Words } from '../../i18n/en.ts'
import type { Fields, Form, Submitted } from '../form.ts'
import type { Deps } from '../handle.ts'
import { entryRefusalText } from '../views/entry-refusal.ts'
import { sentenceView } from '../views/refusal.ts'
import { setUpView } from '../views/settings-saved.ts'
import { NOTHING, setupModal } from '../views/setup-modal.ts'

const CHOICES_MOST = 99
/** Offered before the rest, which a select of 100 could not hold. */
const LIKELY_COUNTRIES = [
  'CN',
  'HK',
  'TW',
  'SG',
  'US',
  'GB',
  'DE',
  'FR',
  'NL',
  'JP',
  'KR',
  'IN',
  'AU',
  'CA',
  'AE',
  'BR',
  'MX',
  'ES',
  'IT',
  'CH',
]

/** The form with a company's settings, or with what is likely for a company that has none yet. */
export async function setupForm(
  { db, client, words }: Pick<Deps, 'db'> & { client: WebClient; words: Words },
  workspace: Workspace,
) {
  const people = (await listMembers(db, workspace.id)).map(({ userId, name }) => ({ userId, name: name || userId }))
  const { channels = [] } = await client.users.conversations({
    types: 'public_channel,private_channel',
    exclude_archived: true,
    limit: 999,
  })
  const chosen = [workspace.calendar, ...LIKELY_COUNTRIES]
  const countries = calendarCountries().sort((a, b) => rank(a.code, chosen) - rank(b.code, chosen))
  return setupModal(
    workspace,
    {
      // People of other companies read along in a shared channel.
      channels: channels
        .flatMap((c) =>
          c.id && c.name && !c.is_ext_shared && !c.is_pending_ext_shared ? [{ id: c.id, name: c.name }] : [],
        )
        .slice(0, CHOICES_MOST),
      people: people.slice(0, CHOICES_MOST),
      countries: countries.slice(0, CHOICES_MOST),
    },
    words,
  )
}

function rank(code: string, first: readonly string[]): number {
  const at = first.indexOf(code)
  return at < 0 ? first.length : at
}

/** What is likely for the company of the person who sets it up. */
export function likelyWorkspace(teamId: string, person: SlackPerson): Workspace {
  const language = languageOfLocale(person.locale)
  const timeZone = person.timeZone && isTimeZone(person.timeZone) ? person.timeZone : 'UTC'
  const isChinese = language === 'zh-CN' || timeZone === 'Asia/Shanghai'
  return {
    ...DEFAULT_SETTINGS,
    id: teamId,
    name: '',
    baseCurrency: currency(isChinese ? 'CNY' : 'USD'),
    timeZone,
    calendar: isChinese ? 'CN' : NOTHING,
    language,
  }
}

export const setup: Form = {
  id: 'setup',
  right: 'set-up',
  async submit({ db, clock, by, workspace, words }, fields) {
    const read = readSettings(fields, workspace, words)
    if ('errors' in read) return read
    const before = await saveSettings(db, clock, by, read.workspace)
    await greetNewChannels(db, clock, before, read.workspace)
    return { reply: sentenceView(words.settings.changed) }
  },
}

/** The first set-up: who may is a Slack admin, and becomes Cashlight's. */
export async function submitFirstSetup(
  { db, clock, teamId }: Deps,
  { person, fields, words }: { person: SlackPerson; fields: Fields; words: Words },
): Promise<Submitted> {
  const read = readSettings(fields, likelyWorkspace(teamId, person), words)
  if ('errors' in read) return read
  const by = { workspaceId: teamId, userId: person.userId, role: 'admin', via: 'modal' } as const
  const before = await saveSettings(db, clock, by, read.workspace, {
    firstAdmin: { userId: person.userId, name: person.name },
  })
  await greetNewChannels(db, clock, before, read.workspace)
  return { reply: setUpView(words) }
}

function readSettings(
  fields: Fields,
  before: Workspace,
  words: Words,
): { errors: Record<string, string> } | { workspace: Workspace } {
  const errors: Record<string, string> = {}
  const baseCurrency = fields.text('base_currency').toUpperCase()
  if (!isCurrency(baseCurrency))
    errors.base_currency = entryRefusalText({ kind: 'not-understood', what: 'currency', text: baseCurrency }, words)
  const timeZone = fields.text('time_zone')
  if (!isTimeZone(timeZone)) errors.time_zone = words.modal.setup.timeZoneHint
  if (Object.keys(errors).length > 0 || !isCurrency(baseCurrency)) return { errors }
  const language = languageFrom(fields.text('language'), before.language)
  const channels: Partial<Record<(typeof CHANNEL_PURPOSES)[number], ChannelSetting>> = {}
  for (const purpose of CHANNEL_PURPOSES) {
    const channelId = fields.text(`channel_${purpose}`)
    if (channelId === '' || channelId === NOTHING) continue
    const escalation = fields.text('escalation')
    channels[purpose] = {
      channelId,
      language: languageFrom(fields.text(`language_${purpose}`), language),
      escalationUserId: purpose === 'receivables' && escalation !== '' && escalation !== NOTHING ? escalation : null,
    }
  }
  return {
    workspace: {
      ...before,
      baseCurrency,
      timeZone,
      calendar: fields.text('calendar') || before.calendar,
      postingHour: numberFrom(fields.text('posting_hour'), before.postingHour),
      language,
      escalateAfterDays: numberFrom(fields.text('escalate_after_days'), before.escalateAfterDays),
      paymentsAreCash:
        fields.text('payments_are_cash') === '' ? before.paymentsAreCash : fields.text('payments_are_cash') === 'yes',
      channels,
    },
  }
}

/** A select whose option nobody touched comes back empty: it stays as it was. */
function languageFrom(text: string, before: Language): Language {
  return isLanguage(text) ? text : before
}

function numberFrom(text: string, before: number): number {
  return /^\d+$/.test(text) ? Number(text) : before
}
