/** Slack's own table block: at most 100 rows, all as long as the first. */
import type { TableBlock } from '@slack/types'

type Cell = TableBlock['rows'][number][number]
export type Column = { readonly title: string; readonly align?: 'left' | 'right'; readonly wraps?: true }

export function text(value: string): Cell {
  return { type: 'raw_text', text: value }
}

export function user(userId: string): Cell {
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'user', user_id: userId }] }],
  }
}

export function table(columns: readonly Column[], rows: readonly Cell[][]): TableBlock {
  return {
    type: 'table',
    rows: [columns.map((c) => text(c.title)), ...rows],
    column_settings: columns.map((c) => ({ align: c.align ?? 'left', is_wrapped: c.wraps === true })),
  }
}
