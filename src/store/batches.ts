/** Databases limit the values of one statement: long lists are written in batches. */
export function* inBatches<T>(rows: readonly T[], size: number): Generator<T[]> {
  for (let i = 0; i < rows.length; i += size) yield rows.slice(i, i + size)
}
