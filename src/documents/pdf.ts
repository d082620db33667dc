/** A document as a PDF file. Drawn in a thread of its own: reading a font of all Chinese characters would keep people waiting. */
import { Worker } from 'node:worker_threads'
import type { Doc } from './doc.ts'

/** A4, with page numbers. The same document gives the same bytes. */
export function drawPdf(doc: Doc): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./pdf-worker.ts', import.meta.url), { workerData: doc })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the drawing ended with ${code}`)))
  })
}
