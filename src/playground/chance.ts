/** Chance that falls the same way every time: the demo company has the same history for everybody who starts on the same day. */

export type Chance = {
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number
}

/** Mulberry32 by Tommy Ettinger (public domain), seeded with a text by FNV-1a. */
export function chanceOf(seed: string): Chance {
  let state = 0x811c9dc5
  for (let i = 0; i < seed.length; i++) state = Math.imul(state ^ seed.charCodeAt(i), 0x01000193)
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  return { whole: (least, most) => least + Math.floor(next() * (most - least + 1)) }
}
