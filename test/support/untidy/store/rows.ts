import { env } from 'node:process'

export type Row = { id: string | undefined }

export const rows: Row[] = [{ id: env.HOME }]
