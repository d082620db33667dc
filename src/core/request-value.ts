import { type RequestCard, sightsOf } from './request-card.ts'

/** What a button of a request's card carries: which request, the version that the card showed, and how the customer stood on it. */
export type RequestValue = {
  readonly requestId: string
  readonly version: number
  /** What an approval is given in sight of. */
  readonly seen: readonly string[]
}

/** null for what none of our cards carries. */
export function readRequestValue(value: string): RequestValue | null {
  const [, requestId, version, seen] = /^([0-9a-f-]{1,64}):(\d{1,9}):([\w,-]*)$/.exec(value) ?? []
  return requestId && version ? { requestId, version: Number(version), seen: seen ? seen.split(',') : [] } : null
}

export function requestValue(card: Pick<RequestCard, 'request' | 'exposure' | 'standing'>): string {
  return `${card.request.id}:${card.request.version}:${sightsOf(card).join()}`
}
