/** The outbox as the sender sees it. */
export type { Db as Outbox } from '../store/open.ts'
export {
  claimMessages,
  type Message,
  messagesInDoubt,
  postponeRedraw,
  reapLeases,
  settleMessage,
  takeStale,
} from '../store/messages.ts'
