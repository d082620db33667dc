import type { App } from '@slack/bolt'
import type { Meters } from '../core/meters.ts'

/** Measures all that the app hears, over the socket and over HTTP alike: until it was acknowledged, and until it was done. */
export function metered(app: App, meters: Meters): App {
  const process = app.processEvent.bind(app)
  app.processEvent = async (event) => {
    const from = performance.now()
    const ack: typeof event.ack = async (response) => {
      await event.ack(response)
      meters.acked(performance.now() - from)
    }
    try {
      await process({ ...event, ack })
    } finally {
      meters.answered(performance.now() - from)
    }
  }
  return app
}
