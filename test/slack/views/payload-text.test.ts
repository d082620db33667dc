import { expect, test } from 'vitest'
import { wordsOf } from '../../../src/i18n/index.ts'
import { CUSTOMER_DUTIES, DONE } from '../../../src/slack/samples/duty.ts'
import { actions, button, context, header, section, select } from '../../../src/slack/views/blocks.ts'
import { customerDutiesView } from '../../../src/slack/views/customer-duties.ts'
import { escapeMrkdwn } from '../../../src/slack/views/escape.ts'
import { payloadAsText, withPlainDates } from '../../../src/slack/views/payload-text.ts'

test('the terminal shows what a person would read', () => {
  const blocks = [
    header('🔴 Red light'),
    section(`*${escapeMrkdwn('Smith & Co <b>')}* of <@U01ANN>`, {
      accessory: button({ label: 'Reminder sent', action: 'a', value: 'v' }),
    }),
    actions([
      button({ label: 'Paid', action: 'b', value: 'v' }),
      select({ action: 'c', choices: [{ label: '1 day', value: '1' }], placeholder: 'Snooze' }),
    ]),
    context('type `/cash status`\n<!date^1^{date_short_pretty} {time}|1 Jan 1970, 00:00 UTC>'),
  ]
  expect(payloadAsText({ blocks }, () => 'Ann')).toBe(
    [
      '🔴 Red light',
      'Smith & Co <b> of @Ann',
      '[Reminder sent]',
      '[Paid] [Snooze]',
      'type /cash status',
      '1 Jan 1970, 00:00 UTC',
    ].join('\n'),
  )
})

test('a Slack that knows no dates gets the company’s local time, and the rest as it was', () => {
  const message = customerDutiesView({ ...CUSTOMER_DUTIES, duties: [DONE] }, wordsOf('en'))
  const shown = withPlainDates(message, 'Asia/Shanghai')
  expect(JSON.stringify(message)).toContain('<!date^')
  expect(JSON.stringify(shown)).not.toContain('<!date^')
  expect(payloadAsText(shown)).toMatch(/\d{4}-\d\d-\d\d \d\d:\d\d/)
  const [first] = payloadAsText(message).split('\n')
  expect(payloadAsText(shown)).toContain(first)
})
