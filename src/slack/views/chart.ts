/** Slack's `data_visualization` block, which @slack/types does not describe yet: a line chart of named points. */

export type ChartBlock = {
  readonly type: 'data_visualization'
  readonly block_id?: string
  readonly title: string
  readonly chart: {
    readonly type: 'line'
    readonly series: { readonly name: string; readonly data: { readonly label: string; readonly value: number }[] }[]
    readonly axis_config: { readonly categories: string[]; readonly y_label?: string }
  }
}

type Series = { readonly name: string; readonly values: readonly number[] }

/** One line a series over the same labels, at most 20 of them; two points at least, or there is nothing to see. */
export function lineChart(c: {
  title: string
  unit: string
  labels: readonly string[]
  series: readonly Series[]
}): ChartBlock[] {
  if (c.labels.length < 2) return []
  const series = c.series.map(({ name, values }) => ({
    name,
    data: c.labels.map((label, i) => ({ label, value: values[i] ?? 0 })),
  }))
  const axis = { categories: [...c.labels], y_label: c.unit }
  return [{ type: 'data_visualization', title: c.title, chart: { type: 'line', series, axis_config: axis } }]
}
