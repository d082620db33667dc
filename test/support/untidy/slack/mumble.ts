import type { WebClient } from '@slack/web-api'

/** Lets the sender go under another name. */
export async function mumble(client: WebClient) {
  const sender = client.chat
  await sender.update({ channel: 'C1', ts: '1', text: 'Hello' })
  const { chat: another } = client
  await another.update({ channel: 'C1', ts: '1', text: 'Hello' })
}
