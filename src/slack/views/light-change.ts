/** Posted when a light comes on, goes off, or can no longer be told. */
import type { Day } from '../../core/day.ts'
import type { Light, LightState } from '../../core/light.ts'
import type { Words } from '../../i18n/en.ts'
import { command, context, dotted, header, section } from './blocks.ts'
import { circleOf, lightLine } from './light-line.ts'
import type { Payload } from './payload.ts'

export type LightChanges = {
  readonly today: Day
  readonly changes: readonly { readonly light: Light; readonly before: LightState | null }[]
}

export function lightChangeView({ today, changes }: LightChanges, words: Words): Payload {
  const title = words.lightChange.title(today)
  const told = changes.map(({ light, before }) => {
    const change = words.lightChange.change({ before, after: light.state })
    return `${circleOf(light.id, light.state)} ${words.light.name[light.id]}${words.colon}${change}`
  })
  return {
    text: `${title}${words.colon}${told.join(' · ')}`,
    blocks: [
      header(title),
      ...changes.map(({ light }) => section(lightLine(light, words))),
      context(dotted([...told, command('status')])),
    ],
  }
}
