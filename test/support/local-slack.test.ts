import { App, LogLevel } from '@slack/bolt'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LOCAL_APP, startLocalSlack } from '../../src/playground/local-slack.ts'
import type { Json } from './interaction.ts'
import { hasLocalSlack, LocalSlackPeople } from './local-slack.ts'

const ALICE = 'U0ALICE'
const MONEY = 'C0MONEY'
const WORKSPACE = {
  workspace: { name: 'Test', domain: 'test', teamId: 'T0TEST' },
  users: [{ id: ALICE, name: 'alice', real_name: 'Alice' }],
  channels: [{ id: MONEY, name: 'money', members: [ALICE, LOCAL_APP.botUserId] }],
}

const plain = (text: string) => ({ type: 'plain_text' as const, text })
const button = {
  type: 'actions' as const,
  block_id: 'buttons',
  elements: [{ type: 'button' as const, action_id: 'done', text: plain('Done'), value: 'duty-1' }],
}
const form = {
  type: 'modal' as const,
  callback_id: 'form',
  title: plain('Form'),
  submit: plain('Save'),
  blocks: [
    {
      type: 'input' as const,
      block_id: 'name',
      label: plain('Name'),
      element: { type: 'plain_text_input' as const, action_id: 'name', initial_value: 'before' },
    },
  ],
}

describe.skipIf(!hasLocalSlack())('the local Slack', () => {
  let people: LocalSlackPeople
  let app: App
  const heard: Json[] = []

  beforeAll(async () => {
    people = await LocalSlackPeople.start(WORKSPACE)
    app = new App({
      token: LOCAL_APP.botToken,
      appToken: LOCAL_APP.appToken,
      socketMode: true,
      logLevel: LogLevel.ERROR,
      clientOptions: { slackApiUrl: people.apiUrl },
    })
    app.command('/cash', async ({ ack, command, client, respond }) => {
      await ack()
      if (command.text === 'form') await client.views.open({ trigger_id: command.trigger_id, view: form })
      else await respond({ response_type: 'ephemeral', text: `You said ${command.text}`, blocks: [button] })
    })
    app.action('done', async ({ ack, action, body, client }) => {
      await ack()
      heard.push({ action, channel: body.channel })
      await client.chat.postMessage({ channel: MONEY, text: 'Pressed' })
    })
    app.view('form', async ({ ack, view }) => {
      const name = view.state.values.name?.name?.value
      heard.push({ name })
      await ack(name === 'wrong' ? { response_action: 'errors', errors: { name: 'No' } } : undefined)
    })
    app.event('app_home_opened', async ({ event, client }) => {
      await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [button] } })
    })
    app.event('message', async ({ event }) => {
      heard.push({ ...event })
    })
    await app.start()
  })
  afterAll(async () => {
    await app?.stop()
    await people?.stop()
  })

  test('a command is answered, and its button pressed', async () => {
    await people.command({ user: ALICE, channel: MONEY, text: 'status' })
    await expect.poll(() => people.messages(MONEY)).toMatchObject([{ text: 'You said status', ephemeral_to: ALICE }])
    const [message] = await people.messages(MONEY)
    if (message) await people.press({ user: ALICE, message, actionId: 'done' })
    await expect.poll(async () => (await people.messages(MONEY)).map(({ text }) => text)).toContain('Pressed')
    expect(heard).toMatchObject([{ action: { action_id: 'done', block_id: 'buttons', value: 'duty-1' } }])
  })

  test('a form is refused, mended and gone, and sends what it began with', async () => {
    await people.command({ user: ALICE, channel: MONEY, text: 'form' })
    await expect.poll(() => people.modals).toMatchObject([{ callback_id: 'form' }])
    people.submit({ user: ALICE, fields: { name: 'wrong' } })
    await expect.poll(() => people.errors).toEqual({ name: 'No' })
    people.submit({ user: ALICE })
    await expect.poll(() => people.modals).toEqual([])
    expect(heard.at(-1)).toEqual({ name: 'before' })
  })

  test('the App Home is opened, and its button pressed', async () => {
    await people.openHome(ALICE)
    await expect.poll(() => people.home(ALICE)).toMatchObject({ type: 'home' })
    people.pressOnHome({ user: ALICE, actionId: 'done' })
    await expect.poll(() => heard.at(-1)).toMatchObject({ action: { value: 'duty-1' }, channel: { id: '' } })
  })

  test('a file arrives in the direct message', async () => {
    await people.sendFile({ user: ALICE, name: 'a.csv', content: 'x,y' })
    await expect.poll(() => heard.at(-1)).toMatchObject({ subtype: 'file_share', channel_type: 'im', user: ALICE })
    expect(heard.at(-1)).toMatchObject({ channel: await people.directMessage(ALICE), files: [{ name: 'a.csv' }] })
  })

  test('a taken port moves on to the next one', async () => {
    const port = Number(new URL(people.url).port)
    const second = await startLocalSlack({ ...WORKSPACE, port })
    expect(second.port).toBeGreaterThan(port)
    await second.stop()
    await expect(fetch(second.url)).rejects.toThrow('fetch failed')
  })
})
