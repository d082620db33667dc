export const late = { id: 'early' }
