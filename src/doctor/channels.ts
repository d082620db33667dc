import { WebAPIPlatformError, type WebClient } from '@slack/web-api'
import type { ChannelPurpose } from '../core/workspace.ts'
import type { Check, Said } from './examine.ts'

/** Whether the bot can post into every channel that the settings name. */
export const channels: Check = {
  id: 'channels',
  of: 'slack-and-figures',
  async run({ client, teamName }, { companies: [company] }) {
    if (!company)
      return [
        {
          state: 'warning',
          says: `0 channels: ${teamName} has not set Cashlight up in this database.`,
          remedy: 'Type /cash setup in Slack; or is DATABASE_URL another one?',
        },
      ]
    const named = Object.entries(company.channels) as [ChannelPurpose, { channelId: string }][]
    const found: Said[] = []
    for (const [purpose, { channelId }] of named) found.push(...(await faultsOf(client, purpose, channelId)))
    if (found.length > 0) return found
    return [{ state: 'ok', says: `${named.length} of ${named.length} channels take the bot's messages.` }]
  },
}

async function faultsOf(client: WebClient, purpose: ChannelPurpose, channelId: string): Promise<Said[]> {
  const channel = await infoOf(client, channelId)
  if (channel === null)
    return [
      {
        state: 'problem',
        says: `The ${purpose} channel ${channelId} is gone, or private without the bot in it.`,
        remedy: 'Type /invite @Cashlight in it, or choose another with /cash setup.',
      },
    ]
  const name = `#${channel.name ?? channelId}`
  if (channel.is_archived)
    return [
      {
        state: 'problem',
        says: `The ${purpose} channel ${name} is archived.`,
        remedy: 'Unarchive it, or choose another with /cash setup.',
      },
    ]
  if (!channel.is_member)
    return [
      {
        state: 'problem',
        says: `The bot is not in the ${purpose} channel ${name}.`,
        remedy: `Type /invite @Cashlight in ${name}.`,
      },
    ]
  if (channel.is_ext_shared)
    return [
      {
        state: 'warning',
        says: `The ${purpose} channel ${name} is shared with other companies: they read what is said there.`,
        remedy: 'Choose a channel of your own with /cash setup.',
      },
    ]
  return []
}

/** Null for a channel that does not exist, as far as the bot is told. */
async function infoOf(client: WebClient, channel: string) {
  try {
    return (await client.conversations.info({ channel })).channel ?? null
  } catch (error) {
    if (error instanceof WebAPIPlatformError && error.data.error === 'channel_not_found') return null
    throw error
  }
}
