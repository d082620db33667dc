import { WebAPIPlatformError } from '@slack/web-api'
import { HOW_TO_REACH_SLACK } from '../slack/installed-team.ts'
import type { Check, OpenSlack, Said } from './examine.ts'

/** Whether Slack takes the tokens: the bot's, and in Socket Mode the app's. */
export const token: Check = {
  id: 'token',
  of: 'anything',
  async run({ slack }) {
    if (slack.kind === 'not-asked')
      return [
        {
          state: 'warning',
          says: `Not checked: ${slack.why}.`,
          remedy: 'For a real workspace set SLACK_BOT_TOKEN, and SLACK_APP_TOKEN or SLACK_SIGNING_SECRET.',
        },
      ]
    if (slack.kind === 'unreachable')
      return [{ state: 'problem', says: `Slack cannot be reached: ${slack.why}.`, remedy: HOW_TO_REACH_SLACK }]
    if (slack.kind === 'refused')
      return [
        {
          state: 'problem',
          says: `Slack does not take SLACK_BOT_TOKEN: ${slack.error}.`,
          remedy: 'Copy it again from OAuth & Permissions, where the app can be installed again too.',
        },
      ]
    const bot: Said = { state: 'ok', says: `SLACK_BOT_TOKEN is for ${slack.teamName} (${slack.teamId}).` }
    return [bot, ...(await ofApp(slack))]
  },
}

async function ofApp({ connection, clientFor }: OpenSlack): Promise<Said[]> {
  if (connection.kind !== 'socket') return []
  try {
    // A ticket for a connection is asked for, and not used.
    await clientFor(connection.appToken).apps.connections.open()
    return [{ state: 'ok', says: 'SLACK_APP_TOKEN opens connections.' }]
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError)) throw error
    return [
      {
        state: 'problem',
        says: `Slack does not take SLACK_APP_TOKEN: ${error.data.error}.`,
        remedy: 'Make one under Basic Information → App-Level Tokens with connections:write, and turn Socket Mode on.',
      },
    ]
  }
}
