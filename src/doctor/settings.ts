import type { Check } from './examine.ts'

export const settings: Check = {
  id: 'settings',
  of: 'anything',
  async run({ settings: read }) {
    if ('problems' in read)
      return read.problems.map((problem) => ({
        state: 'problem',
        says: `${problem}.`,
        remedy: 'Set the variable as it says, and start again.',
      }))
    const { slack, watch } = read.config
    const watched = watch ? `watched on ${watch.host}:${watch.port}` : 'not watched (WATCH_PORT is not set)'
    const connection = {
      playground: '0 Slack tokens are set: the playground is started, with an invented company',
      socket: '2 Slack tokens are set: Socket Mode',
      http: '1 Slack token and the signing secret are set: HTTP',
    }[slack.kind]
    return [{ state: 'ok', says: `${connection}; ${watched}.` }]
  },
}
