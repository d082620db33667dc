import { describe, expect, onTestFinished, test } from 'vitest'
import { eachDatabase } from '../support/databases.ts'
import { type CrashRun, loggedText, type Ran, runCrashes } from './run.ts'

const WITHIN_MS = 240_000
const SEED = '3'

const NOTHING_WRONG = {
  lost: 0,
  twice: 0,
  dutiesLost: 0,
  dutiesTwice: 0,
  unsettled: 0,
  strange: 0,
  violations: [],
  logged: 'nothing',
}

function wrongOf({ lost, twice, dutiesLost, dutiesTwice, unsettled, strange, violations, logged }: Ran) {
  return { lost, twice, dutiesLost, dutiesTwice, unsettled, strange, violations, logged: loggedText(logged) }
}

eachDatabase('killed at random', (openFresh, dialect) => {
  async function crash(run: Pick<CrashRun, 'processes' | 'kills' | 'planted'>): Promise<Ran> {
    const database = await openFresh()
    onTestFinished(() => database.destroy())
    return runCrashes({ url: database.url, seed: SEED, withinMs: WITHIN_MS, ...run })
  }

  if (dialect === 'postgres') {
    test(
      'of three processes that share the work, 30 kills over 120 messages lose none and say none twice',
      async () => {
        const ran = await crash({ processes: 3, kills: 30 })
        expect(wrongOf(ran)).toEqual(NOTHING_WRONG)
        expect(ran.kills).toBe(30)
        expect(ran.messages).toBeGreaterThanOrEqual(120)
      },
      WITHIN_MS,
    )
    return
  }

  test(
    '200 kills over 800 messages lose none and say none twice, whatever Slack answers',
    async () => {
      const ran = await crash({ processes: 1, kills: 200 })
      expect(wrongOf(ran)).toEqual(NOTHING_WRONG)
      expect(ran.kills).toBe(200)
      expect(ran.messages).toBeGreaterThanOrEqual(800)
      expect(Math.min(...Object.values(ran.faults))).toBeGreaterThan(0)
    },
    WITHIN_MS,
  )

  describe('the count sees', () => {
    test(
      'what is lost by a sender that marks before it posts',
      async () => {
        const ran = await crash({ processes: 1, kills: 20, planted: 'mark-before-posting' })
        expect(ran.lost).toBeGreaterThan(0)
        expect(ran.twice).toBe(0)
      },
      WITHIN_MS,
    )

    test(
      'what is said twice by a sender that does not look back',
      async () => {
        const ran = await crash({ processes: 1, kills: 20, planted: 'no-look-back' })
        expect(ran.twice).toBeGreaterThan(0)
        expect(ran.lost).toBe(0)
      },
      WITHIN_MS,
    )
  })
})
