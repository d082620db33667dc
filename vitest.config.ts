import { defineConfig } from 'vitest/config'

/** These decide from their arguments alone: they need no server, and share one worker's imports. */
const PURE = [
  'test/core/**/*.test.ts',
  'test/i18n/**/*.test.ts',
  'test/slack/views/**/*.test.ts',
  'test/support/slack-payload.test.ts',
  'test/tidy.test.ts',
]

/** Where `.ci/run` wants the results as JSON. */
const report = process.env.CASHLIGHT_TEST_REPORT

export default defineConfig({
  test: {
    // Vitest would leave one core of two idle, and most of these tests wait for a disk or a server.
    maxWorkers: 2,
    reporters: ['default', ...(report ? (['json'] as const) : [])],
    ...(report ? { outputFile: { json: report } } : {}),
    projects: [
      { test: { name: 'pure', include: PURE, isolate: false, testTimeout: 30_000 } },
      {
        test: {
          name: 'whole',
          include: ['test/**/*.test.ts'],
          exclude: PURE,
          globalSetup: 'test/support/postgres.ts',
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
})
