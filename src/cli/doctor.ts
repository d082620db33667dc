import { readConfig } from '../config.ts'
import { examine, type Finding } from '../doctor/examine.ts'
import { figuresOf } from '../i18n/figures.ts'
import type { CliCommand } from './cash.ts'

const { count } = figuresOf('en')
const MARKS = { ok: '✓', warning: '!', problem: '✗' } as const

/** Looks, and never writes: neither into the database nor into Slack. Beside the running app too. */
export const doctor: CliCommand = {
  name: 'doctor',
  summary: 'looks whether everything is right, and says what to do where it is not',
  example: 'doctor --json',
  options: [['--json', 'for machines']],
  async run(cash, { options: { database, json } }) {
    const findings = await examine({
      clock: cash.clock,
      settings: readConfig(),
      ...(database !== undefined ? { databaseUrl: cash.databaseUrl() } : {}),
    })
    const of = (state: Finding['state']) => findings.filter((finding) => finding.state === state).length
    const counts = { ok: of('ok'), warnings: of('warning'), problems: of('problem') }
    cash.terminal.out(json ? JSON.stringify({ ...counts, findings }, null, 2) : asText(findings))
    const summary = `${count(counts.problems, { one: 'problem', other: 'problems' })}, ${count(counts.warnings, { one: 'warning', other: 'warnings' })}, ${counts.ok} ok.`
    if (counts.problems > 0) throw cash.refusal(summary, '')
    cash.terminal.err(summary)
  },
}

function asText(findings: readonly Finding[]): string {
  const width = Math.max(...findings.map(({ check }) => check.length))
  return findings
    .flatMap((finding) => [
      `${MARKS[finding.state]} ${finding.check.padEnd(width)}  ${finding.says}`,
      ...(finding.state === 'ok' ? [] : [`${' '.repeat(width + 4)}→ ${finding.remedy}`]),
    ])
    .join('\n')
}
