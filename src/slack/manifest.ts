/** The parts of Slack's app manifest that differ between the two forms. */
type Manifest = {
  readonly features: { readonly slash_commands: readonly object[] }
  readonly settings: { readonly event_subscriptions: object; readonly interactivity: object }
}

/** The manifest for HTTP: one address hears commands, presses and events, and there is no socket. `origin` is `https://…`. */
export function httpManifest<M extends Manifest>(manifest: M, origin: string): M {
  const url = new URL('/slack/events', origin).href
  const { features, settings } = manifest
  return {
    ...manifest,
    features: { ...features, slash_commands: features.slash_commands.map((c) => ({ ...c, url })) },
    settings: {
      ...settings,
      event_subscriptions: { request_url: url, ...settings.event_subscriptions },
      interactivity: { ...settings.interactivity, request_url: url },
      socket_mode_enabled: false,
    },
  }
}
