/** What a button of a request's card carries: which request, and the version that the card showed. */
export type RequestValue = { readonly requestId: string; readonly version: number }

/** null for what none of our cards carries. */
export function readRequestValue(value: string): RequestValue | null {
  const [, requestId, version] = /^([0-9a-f-]{1,64}):(\d{1,9})$/.exec(value) ?? []
  return requestId && version ? { requestId, version: Number(version) } : null
}

export function requestValue({ requestId, version }: RequestValue): string {
  return `${requestId}:${version}`
}
