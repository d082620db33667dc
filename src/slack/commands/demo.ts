import { daysBetween } from '../../core/day.ts'
import { parseDay } from '../../core/day-text.ts'
import type { LightId } from '../../core/light.ts'
import type { Command } from '../command.ts'
import { demoView } from '../views/demo.ts'
import { entryRefusalView } from '../views/entry-refusal.ts'

const LIGHT: Readonly<Record<string, LightId>> = {
  red: 'red',
  orange: 'orange',
  yellow: 'yellow',
  红灯: 'red',
  橙灯: 'orange',
  黄灯: 'yellow',
}

/** Moves the playground's clock: tomorrow, until a day or a light, or back to the start. */
export const demo: Command = {
  verb: 'demo',
  aliases: ['演示'],
  right: null,
  inPlaygroundOnly: true,
  async run({ demo: clockwork, today, words }, text) {
    if (!clockwork) return null
    const said = text.trim().toLowerCase()
    if (said === 'tomorrow' || said === '明天') return demoView({ kind: 'now', day: await clockwork.tomorrow() }, words)
    if (said === 'reset' || said === '重置') return demoView({ kind: 'reset', day: await clockwork.reset() }, words)
    const target = said.replace(/^(until|到|直到)\s*/, '')
    if (target === '') return demoView({ kind: 'missing' }, words)
    const light = LIGHT[target]
    if (light) return demoView({ ...(await clockwork.untilLight(light)), light }, words)
    const read = parseDay(target, { today, prefer: 'future' })
    if (read.kind === 'not-a-day') return demoView({ kind: 'not-understood', text }, words)
    if (read.kind === 'ambiguous')
      return entryRefusalView({ kind: 'ambiguous-day', text, readings: read.readings }, 'demo', words)
    if (read.day <= today) return demoView({ kind: 'not-back', day: read.day, today }, words)
    const { daysMax } = clockwork
    const isTooFar = daysBetween(today, read.day) > daysMax
    const day = await clockwork.untilDay(read.day)
    return demoView(isTooFar ? { kind: 'too-far', day, daysMax } : { kind: 'now', day }, words)
  },
}
