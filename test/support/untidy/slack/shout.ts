import type { WebClient } from '@slack/web-api'

export async function shout(client: WebClient) {
  await client.chat.postMessage({ channel: 'C1', text: 'Hello' })
  await client.apiCall('chat.update', { channel: 'C1', ts: '1', text: 'Hello' })
}
