/** What stands in the fake's channels, counted by key while it is posted. */

import type { FakeSlack } from '../support/fake-slack.ts'
import type { Json } from '../support/interaction.ts'

export class Posted {
  total = 0
  /** How many messages stand in a channel under a key, and the ts of the last one. */
  readonly byKey = new Map<string, { count: number; ts: string }>()
  /** How many messages of a sweep name a duty. */
  readonly duties = new Map<string, number>()
  readonly #slack: FakeSlack
  readonly #read = new Map<string, number>()

  constructor(slack: FakeSlack) {
    this.#slack = slack
  }

  static place(channel: string, key: string): string {
    return `${channel} ${key}`
  }

  /**
   * Counts what came since, and keeps only what the look back needs of it: a message's first block and metadata. A long run would
   * fill the memory, and a page of the history weigh a megabyte.
   */
  read(): void {
    this.#slack.calls.length = 0
    for (const channel of this.#slack.channels.keys()) {
      const messages = this.#slack.messages(channel)
      for (const message of messages.slice(this.#read.get(channel) ?? 0)) {
        const key = String((message.metadata?.event_payload as Json | undefined)?.key)
        this.#count(Posted.place(channel, key), message.ts)
        if (key.startsWith('customer-duties:')) this.#countDuties(message.blocks ?? [])
        message.text = ''
        message.blocks = (message.blocks ?? []).slice(0, 1)
      }
      this.#read.set(channel, messages.length)
    }
  }

  #count(place: string, ts: string): void {
    this.total += 1
    this.byKey.set(place, { count: (this.byKey.get(place)?.count ?? 0) + 1, ts })
  }

  #countDuties(blocks: readonly Json[]): void {
    for (const { block_id } of blocks) {
      const [what, id = ''] = String(block_id).split(':')
      if (what === 'duty') this.duties.set(id, (this.duties.get(id) ?? 0) + 1)
    }
  }

  /** Where the messages to a person or a channel stand. */
  room(channelId: string): string {
    return channelId.startsWith('U') ? this.#slack.directMessage(channelId).id : channelId
  }
}
