/** Imported by the list, and left out of it. */
export const early = { id: 'early' }
