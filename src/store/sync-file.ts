import { open } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Returns when a file, and the name under which it stands in its folder, are on the disk and not only in memory. */
export async function syncFile(path: string): Promise<void> {
  for (const [name, flags] of [
    [path, 'r+'],
    [dirname(path), 'r'],
  ] as const) {
    const handle = await open(name, flags)
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  }
}
