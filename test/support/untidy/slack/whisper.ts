// biome-ignore-all lint/complexity/useLiteralKeys: the other spelling is what is planted

import type { WebClient } from '@slack/web-api'

type Message = { channel: string; text: string }

/** Sends as only slack/post.ts may, by the names of the parts. */
export async function whisper({ chat }: WebClient, message: Message) {
  const { postEphemeral } = chat
  await postEphemeral({ ...message, user: 'U1' })
  await chat['scheduleMessage']({ ...message, post_at: 1 })
}

export async function hum(client: WebClient, message: Message) {
  const {
    chat: { postMessage, update: change },
  } = client
  await postMessage(message)
  await change({ ...message, ts: '1' })
  const permalink = await client.chat.getPermalink({ channel: 'C1', message_ts: '1' })
  console.log(permalink)
}
