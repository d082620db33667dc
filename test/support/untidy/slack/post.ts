import type { WebClient } from '@slack/web-api'

/** The one place where this is allowed. */
export function post(client: WebClient) {
  return client.chat.postMessage({ channel: 'C1', text: 'Hello' })
}
