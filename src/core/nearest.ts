/**
 * 'Did you mean': what is spelled nearest to what was typed, within a third of its letters.
 *
 * Example: 'INV-1010' with INV-1001, INV-1011 and INV-2345 there: INV-1011, then INV-1001.
 */
import { distance } from 'fastest-levenshtein'

/** A candidate is compared by each of its forms, and the nearest form counts. The nearest come first, at most `most`. */
export function nearest<T>(
  wanted: string,
  candidates: readonly { readonly item: T; readonly forms: readonly string[] }[],
  most: number,
): T[] {
  const farthest = Math.max(1, Math.floor(wanted.length / 3))
  return candidates
    .map(({ item, forms }) => ({ item, away: Math.min(...forms.map((form) => distance(wanted, form))) }))
    .filter(({ away }) => away <= farthest)
    .sort((a, b) => a.away - b.away)
    .slice(0, most)
    .map(({ item }) => item)
}
