// biome-ignore-all lint/complexity/useLiteralKeys: the other spelling is what is planted

const Instant = Date
const { random } = Math

/** A view knows no more of the world than core does. */
export function outsideWorld(address: string) {
  return [
    new Instant(),
    Date['now'](),
    new Date(2026, 1, 1),
    random(),
    globalThis.crypto.randomUUID(),
    globalThis.fetch(address),
    new WebSocket(address),
    setImmediate(() => address),
    Intl.DateTimeFormat('en').resolvedOptions().timeZone,
    import(`../../store/${address}.ts`),
  ]
}
