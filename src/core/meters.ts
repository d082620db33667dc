/** What is measured is handed in, as the clock is: whoever does something says how it went, and the edge counts it or nobody does. */
export type Meters = {
  /** Slack had its acknowledgement this long after its request came. It gives up after 3,000. */
  acked(ms: number): void
  /** Everything that a request asked for was done and told. */
  answered(ms: number): void
  /** How an attempt to post a message ended. */
  posted(outcome: PostOutcome): void
  /** A company's morning sweep took this long. */
  swept(ms: number): void
}

/** 'queued': put off, because Slack said 'later' or somebody has to mend what keeps it. */
export const POST_OUTCOMES = ['sent', 'queued', 'in-doubt', 'failed', 'superseded'] as const
export type PostOutcome = (typeof POST_OUTCOMES)[number]
