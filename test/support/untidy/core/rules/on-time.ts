export const onTime = { id: 'on-time' }
