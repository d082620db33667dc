import { createHmac, randomUUID } from 'node:crypto'
import { FAKE_APP, type FakeSlack } from './fake-slack.ts'
import { actionOn, type Choice, filledIn, type Json } from './interaction.ts'

/** What the app answered in the request itself. `body` is parsed where it is JSON. */
export interface Answer {
  status: number
  body: Json
}

/** A request as Slack signs it. `sentAt` is an instant in milliseconds; Bolt refuses what is older than five minutes. */
export function signedRequest(
  body: string,
  options: { contentType: string; signingSecret: string; sentAt?: number },
): { method: 'POST'; headers: Record<string, string>; body: string } {
  const timestamp = String(Math.floor((options.sentAt ?? Date.now()) / 1000))
  const signature = createHmac('sha256', options.signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')
  return {
    method: 'POST',
    headers: {
      'content-type': options.contentType,
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
    },
    body,
  }
}

/**
 * People of the fake Slack using the app: what they type and press is sent, signed, to the app's real HTTP receiver,
 * and what the app answers goes back into the fake, which refuses it as it would any other payload.
 */
export class SlackPeople {
  readonly #slack: FakeSlack
  readonly #url: string

  /** `url` is where the app listens, e.g. `http://127.0.0.1:4000/slack/events`. */
  constructor(slack: FakeSlack, url: string) {
    this.#slack = slack
    this.#url = url
  }

  /** Somebody types `/cash TEXT`. */
  async command(said: { user: string; channel: string; text?: string; command?: string }): Promise<Answer> {
    const place = { channel: said.channel, user: said.user }
    const answer = await this.#send(
      'application/x-www-form-urlencoded',
      new URLSearchParams({
        token: 'verification-token',
        team_id: this.#user(said.user).team_id,
        team_domain: FAKE_APP.teamDomain,
        channel_id: said.channel,
        channel_name: this.#slack.channels.get(said.channel)?.name ?? 'directmessage',
        user_id: said.user,
        user_name: this.#user(said.user).name,
        command: said.command ?? '/cash',
        text: said.text ?? '',
        api_app_id: FAKE_APP.appId,
        is_enterprise_install: 'false',
        response_url: this.#slack.newResponseUrl(place),
        trigger_id: this.#slack.newTrigger(said.user),
      }).toString(),
    )
    this.#slack.commandAcknowledged(place, answer.body)
    return answer
  }

  /** Somebody presses a button in a message, or chooses from its menu. */
  press(pressed: { user: string; channel: string; ts: string; actionId: string; choice?: Choice }): Promise<Answer> {
    const { user, channel, ts } = pressed
    const message = this.#slack.messages(channel).find((each) => each.ts === ts)
    if (!message) throw new Error(`there is no message ${ts} in ${channel}`)
    return this.#interact(user, {
      type: 'block_actions',
      container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false },
      trigger_id: this.#slack.newTrigger(user),
      channel: { id: channel, name: this.#slack.channels.get(channel)?.name ?? 'directmessage' },
      message,
      state: { values: {} },
      response_url: this.#slack.newResponseUrl({ channel, user, ts }),
      actions: [{ ...actionOn(message.blocks, pressed.actionId, pressed.choice), action_ts: `${Date.now() / 1000}` }],
    })
  }

  /** Somebody presses a button in the last message that only they see. */
  pressEphemeral(pressed: { user: string; actionId: string; choice?: Choice }): Promise<Answer> {
    const { user, actionId, choice } = pressed
    const seen = this.#slack.ephemerals.findLast((each) => each.user === user)
    if (!seen) throw new Error(`${user} sees no message of their own`)
    const { channel } = seen
    return this.#interact(user, {
      type: 'block_actions',
      // Slack does not send the message along: nobody but the person has it.
      container: { type: 'message', message_ts: '0', channel_id: channel, is_ephemeral: true },
      trigger_id: this.#slack.newTrigger(user),
      channel: { id: channel, name: this.#slack.channels.get(channel)?.name ?? 'directmessage' },
      state: { values: {} },
      response_url: this.#slack.newResponseUrl({ channel, user }),
      actions: [{ ...actionOn(seen.blocks, actionId, choice), action_ts: `${Date.now() / 1000}` }],
    })
  }

  /** Somebody chooses a shortcut from the menu of a message that somebody wrote. */
  shortcut(chosen: { user: string; channel: string; ts: string; text: string; callbackId: string }): Promise<Answer> {
    const { user, channel, ts, text, callbackId } = chosen
    return this.#interact(user, {
      type: 'message_action',
      callback_id: callbackId,
      trigger_id: this.#slack.newTrigger(user),
      action_ts: `${Date.now() / 1000}`,
      channel: { id: channel, name: this.#slack.channels.get(channel)?.name ?? 'directmessage' },
      message_ts: ts,
      message: { type: 'message', user, ts, text },
      response_url: this.#slack.newResponseUrl({ channel, user, ts }),
    })
  }

  /** Somebody presses a button on the App Home, or in the form on top of their screen. */
  pressInView(pressed: {
    user: string
    actionId: string
    choice?: Choice
    on: 'home' | 'modal'
    fields?: Record<string, Choice>
  }): Promise<Answer> {
    const { user, actionId, choice, fields = {} } = pressed
    const shown = pressed.on === 'home' ? this.#slack.home(user) : this.#slack.modal(user)
    if (!shown) throw new Error(`${user} has no ${pressed.on} open`)
    const view = { ...shown, state: { values: filledIn(shown, fields) } }
    return this.#interact(user, {
      type: 'block_actions',
      container: { type: 'view', view_id: view.id },
      trigger_id: this.#slack.newTrigger(user),
      view,
      actions: [{ ...actionOn(view.blocks, actionId, choice), action_ts: `${Date.now() / 1000}` }],
    })
  }

  /** Somebody fills in fields, by action id, of the form on top of their screen, and sends it. */
  async submit(filled: { user: string; fields?: Record<string, Choice> }): Promise<Answer> {
    const { user, fields = {} } = filled
    const view = this.#slack.modal(user)
    if (!view) throw new Error(`${user} has no form open`)
    const answer = await this.#interact(user, {
      type: 'view_submission',
      trigger_id: this.#slack.newTrigger(user),
      view: { ...view, state: { values: filledIn(view, fields) } },
      response_urls: [],
    })
    this.#slack.viewAcknowledged(user, answer.body)
    return answer
  }

  /** Somebody opens the App Home. */
  openHome(user: string): Promise<Answer> {
    const channel = this.#slack.directMessage(user).id
    return this.event(user, { type: 'app_home_opened', user, channel, tab: 'home', event_ts: `${Date.now() / 1000}` })
  }

  /** Somebody sends the app files, as `FakeSlack.addFile` described them, in a direct message. */
  sendFiles(user: string, files: Json[]): Promise<Answer> {
    const ts = `${Date.now() / 1000}`
    return this.event(user, {
      type: 'message',
      subtype: 'file_share',
      channel: this.#slack.directMessage(user).id,
      channel_type: 'im',
      user,
      text: '',
      files,
      upload: true,
      ts,
      event_ts: ts,
    })
  }

  /** An event caused by somebody. With `retry` it is a second delivery of the event of that id. */
  event(user: string, event: Json, retry?: { eventId: string; count: number }): Promise<Answer> {
    const team = this.#user(user).team_id
    return this.#send(
      'application/json',
      JSON.stringify({
        token: 'verification-token',
        team_id: team,
        api_app_id: FAKE_APP.appId,
        type: 'event_callback',
        event_id: retry?.eventId ?? `Ev${randomUUID()}`,
        event_time: Math.floor(Date.now() / 1000),
        authorizations: [
          {
            enterprise_id: null,
            team_id: FAKE_APP.teamId,
            user_id: FAKE_APP.botUserId,
            is_bot: true,
            is_enterprise_install: false,
          },
        ],
        is_ext_shared_channel: team !== FAKE_APP.teamId,
        event,
      }),
      retry ? { 'x-slack-retry-num': String(retry.count), 'x-slack-retry-reason': 'http_timeout' } : {},
    )
  }

  #user(id: string): { name: string; team_id: string } {
    const user = this.#slack.users.get(id)
    if (!user) throw new Error(`${id} is nobody in the fake Slack`)
    return { name: user.name, team_id: user.team_id ?? FAKE_APP.teamId }
  }

  #interact(user: string, payload: Json): Promise<Answer> {
    const { name, team_id } = this.#user(user)
    const whole = {
      team: { id: FAKE_APP.teamId, domain: FAKE_APP.teamDomain },
      user: { id: user, username: name, name, team_id },
      api_app_id: FAKE_APP.appId,
      token: 'verification-token',
      enterprise: null,
      is_enterprise_install: false,
      ...payload,
    }
    const body = new URLSearchParams({ payload: JSON.stringify(whole) }).toString()
    return this.#send('application/x-www-form-urlencoded', body)
  }

  async #send(contentType: string, body: string, headers: Record<string, string> = {}): Promise<Answer> {
    const request = signedRequest(body, { contentType, signingSecret: FAKE_APP.signingSecret })
    const response = await fetch(this.#url, { ...request, headers: { ...request.headers, ...headers } })
    const said = await response.text()
    return { status: response.status, body: parsed(said) }
  }
}

/** A plain text answer to a command is its message. */
function parsed(said: string): Json {
  if (said === '') return {}
  try {
    return JSON.parse(said)
  } catch {
    return { text: said }
  }
}
