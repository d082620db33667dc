import { WebAPIPlatformError, type WebClient } from '@slack/web-api'
import { reasonOf } from '../core/reason.ts'

/** What keeps a machine from Slack, the likeliest first. */
export const HOW_TO_REACH_SLACK =
  'Is the network up, must it go through a proxy, is SLACK_API_URL right where it is set?'

/** The workspace that a bot token is for, asked of Slack; or in words why it could not be. */
export async function installedTeam(
  client: WebClient,
): Promise<{ readonly teamId: string } | { readonly problem: string }> {
  try {
    const { team_id: teamId } = await client.auth.test()
    return teamId ? { teamId } : { problem: 'Slack did not say which workspace SLACK_BOT_TOKEN is for.' }
  } catch (error) {
    if (error instanceof WebAPIPlatformError)
      return {
        problem: `Slack does not take SLACK_BOT_TOKEN (${error.data.error}): copy it again from OAuth & Permissions.`,
      }
    return { problem: `Slack cannot be reached: ${reasonOf(error)}. ${HOW_TO_REACH_SLACK}` }
  }
}
