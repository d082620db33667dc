import {
  LOCAL_APP,
  type LocalSlackWorkspace,
  localSlackProgram,
  openDirectMessage,
  startLocalSlack,
} from '../../src/playground/local-slack.ts'
import { actionOn, type Choice, filledIn, type Json } from './interaction.ts'

/** Where nobody has built a local Slack for the platform, one line says so and the tests that need it are skipped. */
export function hasLocalSlack(): boolean {
  if (localSlackProgram() !== undefined) return true
  console.info(`skipped: what needs the local Slack, which there is none of for ${process.platform}-${process.arch}`)
  return false
}

export interface LocalMessage extends Json {
  ts: string
  channel: string
  user: string
  text: string
  blocks?: Json[]
  /** The one person who sees it. */
  ephemeral_to?: string
}

interface LocalView extends Json {
  id: string
  blocks: Json[]
}

/**
 * People using the app in a local Slack that somebody else wrote: through its control port, and through the socket that
 * its page uses where the control port has no way (forms, the App Home).
 */
export class LocalSlackPeople {
  readonly url: string
  readonly apiUrl: string
  readonly stop: () => Promise<void>
  /** All forms on screen, the top one last. There is one screen for everybody. */
  modals: LocalView[] = []
  /** What the last form was refused for, by block id. */
  errors: Record<string, string> | undefined
  readonly #homes: Record<string, Record<string, LocalView>> = {}
  readonly #page: WebSocket

  private constructor(started: { url: string; apiUrl: string; stop(): Promise<void> }, page: WebSocket) {
    this.url = started.url
    this.apiUrl = started.apiUrl
    this.stop = async () => {
      page.close()
      await started.stop()
    }
    this.#page = page
    page.addEventListener('message', ({ data }) => this.#hear(JSON.parse(String(data))))
  }

  static async start(workspace: LocalSlackWorkspace): Promise<LocalSlackPeople> {
    return LocalSlackPeople.join(await startLocalSlack({ ...workspace, port: 0 }))
  }

  /** Joins a local Slack that somebody else has started, and may stop. */
  static async join(started: { url: string; apiUrl: string; stop(): Promise<void> }): Promise<LocalSlackPeople> {
    const page = new WebSocket(`${started.url.replace('http', 'ws')}/ui`)
    const people = new LocalSlackPeople(started, page)
    await new Promise((resolve, reject) => {
      page.addEventListener('open', resolve)
      page.addEventListener('error', reject)
    })
    return people
  }

  /** Resolves when the app has acknowledged. */
  async command(said: { user: string; channel: string; text?: string; command?: string }): Promise<void> {
    await this.#control('command', { command: '/cash', text: '', ...said })
  }

  /** Everything said in a channel, oldest first, with what only one person sees. */
  async messages(channel: string): Promise<LocalMessage[]> {
    const response = await fetch(`${this.url}/_control/messages/${channel}`)
    return ((await response.json()) as { messages: LocalMessage[] }).messages
  }

  /** `workspace`, `apps`, `users` and `channels`, opened direct messages among them. */
  async state(): Promise<{ users: Json[]; channels: (Json & { id: string; is_im: boolean; members: string[] })[] }> {
    return (await fetch(`${this.url}/_control/state`)).json() as never
  }

  /** The direct message between a person and the app, once one of them has opened it. */
  async directMessage(user: string): Promise<string | undefined> {
    const { channels } = await this.state()
    return channels.find((channel) => channel.is_im && channel.members.includes(user))?.id
  }

  /** Presses a button of a message, or chooses from its menu. */
  async press(pressed: { user: string; message: LocalMessage; actionId: string; choice?: Choice }): Promise<void> {
    const { user, message, actionId, choice } = pressed
    const action = actionOn(message.blocks, actionId, choice)
    await this.#control('interact', { channel: message.channel, messageTs: message.ts, user, action })
  }

  /** The app hears `app_home_opened`; `home` is there when it has published. */
  async openHome(user: string): Promise<void> {
    await this.#control('open-home', { user })
  }

  home(user: string): LocalView | undefined {
    return this.#homes[user]?.[LOCAL_APP.appId]
  }

  /** Presses a button on the App Home. The app is not told which view it was on, as it would be by Slack. */
  pressOnHome(pressed: { user: string; actionId: string; choice?: Choice }): void {
    const action = actionOn(this.home(pressed.user)?.blocks, pressed.actionId, pressed.choice)
    this.#say({ t: 'block_action', channel: '', messageTs: '', user: pressed.user, action, appId: LOCAL_APP.appId })
  }

  /** Fills in fields, by action id, of the top form and sends it; `modals` or `errors` change when the app has answered. */
  submit(filled: { user: string; fields?: Record<string, Choice> }): void {
    const view = this.modals.at(-1)
    if (!view) throw new Error('no form is open')
    this.errors = undefined
    this.#say({ t: 'view_submit', user: filled.user, values: filledIn(view, filled.fields ?? {}) })
  }

  closeModals(user: string): void {
    this.#say({ t: 'view_close', user })
  }

  /** Sends a file in a channel; without one in the direct message with the app, as a person's id is no channel for an upload. */
  async sendFile(sent: { user: string; channel?: string; name: string; content: string | Uint8Array }): Promise<void> {
    const form = new FormData()
    form.set('user', sent.user)
    form.set('channel', sent.channel ?? (await openDirectMessage(this, sent.user)))
    form.set('file', new Blob([Buffer.from(sent.content as string)]), sent.name)
    await this.#accepted(await fetch(`${this.url}/_control/upload`, { method: 'POST', body: form }))
  }

  #say(message: Json): void {
    this.#page.send(JSON.stringify(message))
  }

  async #control(what: string, body: Json): Promise<void> {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(`${this.url}/_control/${what}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    })
    await this.#accepted(response)
  }

  async #accepted(response: Response): Promise<void> {
    if (!response.ok) throw new Error(`the local Slack answered ${response.status}: ${await response.text()}`)
  }

  #hear(said: Json & { t: string }): void {
    switch (said.t) {
      case 'view':
        this.modals = said.stack as LocalView[]
        break
      case 'view_errors':
        this.errors = said.errors as Record<string, string>
        break
      case 'home':
        this.#homes[String(said.user)] = { [String(said.appId)]: said.view as LocalView }
        break
    }
  }
}
