/** One line of a benchmark. Values are milliseconds unless the unit says otherwise. */
export type Figure = {
  name: string
  value: number
  unit?: 'ms' | 'frames' | 'kB' | '/s' | '×' | '%'
  /** What docs or an issue ask for; `value` must not be above it. */
  target?: number
  /** The same work done the plainest way in the same run. */
  reference?: { name: string; value: number }
}

export type Report = { bench: string; profile: string; figures: Figure[] }

/** The value below which `share` of the samples lie (nearest rank). */
export function quantile(samples: number[], share: number): number {
  if (samples.length === 0) throw new Error('a quantile of no samples')
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0
}

/** The two figures everything repeated is told by. */
export const spread = (samples: number[]) => ({ p50: quantile(samples, 0.5), p95: quantile(samples, 0.95) })

const round = (value: number) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2))

const ratioOf = ({ value, reference }: Figure) => (reference && reference.value > 0 ? value / reference.value : undefined)

/** The report as an object for other programs: each figure with its ratio to the reference. */
export const asJson = ({ bench, profile, figures }: Report) => ({
  bench,
  profile,
  figures: figures.map((figure) => ({ ...figure, unit: figure.unit ?? 'ms', ratio: ratioOf(figure) })),
})

/** The report as a table for a person. */
export function asTable({ bench, profile, figures }: Report): string {
  const rows = figures.map((figure) => {
    const { name, value, unit = 'ms', target, reference } = figure
    const ratio = ratioOf(figure)
    const told = target === undefined ? '' : `${value <= target ? '≤' : 'OVER'} ${target}`
    return [
      name,
      `${round(value)} ${unit}`,
      told,
      reference ? `${reference.name}: ${round(reference.value)}` : '',
      ratio ? `×${round(ratio)}` : '',
    ]
  })
  const table = [['', 'measured', 'target', 'reference in this run', 'ratio'], ...rows]
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => (row[column] ?? '').length))) ?? []
  const lines = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  return [`${bench} (${profile})`, ...lines].join('\n')
}
