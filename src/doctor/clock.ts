import { readEngine } from '../store/engine.ts'
import type { Check, Said } from './examine.ts'

const WARNING_MS = 5_000
/** Slack's signatures are refused from five minutes on, and leases of the outbox last one. */
const PROBLEM_MS = 60_000

/** This machine's clock against Slack's, and against the database server's; a file has the machine's own. */
export const clock: Check = {
  id: 'clock',
  of: 'anything',
  async run({ clock: own, slack, books }) {
    const found: Said[] = []
    if (slack.kind === 'open' && slack.aheadMs !== null) found.push(against("Slack's", slack.aheadMs))
    if (books.kind === 'open') {
      const before = own.now().getTime()
      const engine = await readEngine(books.db)
      const here = (before + own.now().getTime()) / 2
      if (engine.kind === 'postgres') found.push(against("the database server's", here - engine.now.getTime()))
    }
    if (found.length > 0) return found
    return [
      {
        state: 'warning',
        says: `0 clocks to compare ${own.now().toISOString()} with: neither Slack nor a database server was asked.`,
        remedy: 'Compare it with a clock you trust: what is due is told by it.',
      },
    ]
  },
}

function against(whose: string, aheadMs: number): Said {
  const seconds = (Math.abs(aheadMs) / 1000).toFixed(1)
  const says = `${seconds} s ${aheadMs < 0 ? 'behind' : 'ahead of'} ${whose} clock.`
  if (Math.abs(aheadMs) <= WARNING_MS) return { state: 'ok', says }
  return {
    state: Math.abs(aheadMs) <= PROBLEM_MS ? 'warning' : 'problem',
    says,
    remedy: 'Let the machine keep time by NTP: timedatectl set-ntp true.',
  }
}
