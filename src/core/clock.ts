/** The clock is handed in: only the edge asks it, and the playground and the stories move it. */
export type Clock = { now(): Date }
