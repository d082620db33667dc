/** The outbox as the sender sees it. */

export {
  claimMessages,
  type Message,
  messagesInDoubt,
  postponeRedraw,
  reapLeases,
  settleMessage,
  settleRedraw,
  takeStale,
} from '../store/messages.ts'
export type { Db as Outbox } from '../store/open.ts'
