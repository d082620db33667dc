/** The outbox as the sender sees it. */

export {
  claimMessages,
  findMessage,
  HISTORY_UNREAD,
  type Message,
  pause,
  postponeRedraw,
  reapLeases,
  type Sender,
  type Settled,
  STILL_IN_DOUBT,
  settleMessage,
  settleRedraw,
  takeDoubtful,
  takeStale,
} from '../store/messages.ts'
export type { Db as Outbox } from '../store/open.ts'
