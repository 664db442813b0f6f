/** What a desk saves: tables, settings, backups, calendars and the courier's files. The window lets nothing else be saved. */
const kinds = ['xlsx', 'csv', 'json', 'ndjson', 'yizhan', 'ics']
const kindOf = (name: string): string | undefined => kinds.find((kind) => name.endsWith(`.${kind}`))

/** What Windows refuses in a name, and what is not seen in one. */
const unfit = /[\\/:*?"<>|\p{Cc}\p{Cf}]+/gu

/** Letters before the dot: of four bytes each they stay below the 255 bytes that file systems take. */
const mostLetters = 60

/** Whether a file may be saved under this name: short enough, of a kind that a desk saves, without what a folder may not hold. */
export function isExportName(name: string): boolean {
  const kind = kindOf(name)
  if (kind === undefined) return false
  const stem = name.slice(0, -kind.length - 1)
  return stem !== '' && [...stem].length <= mostLetters && stem.search(unfit) < 0
}

/**
 * The name with what no folder takes replaced, and cut where it is too long: people name units and courses as they like. A kind
 * that a desk does not save is a mistake in the program and thrown.
 */
export function exportName(wish: string): string {
  const kind = kindOf(wish)
  if (kind === undefined) throw new Error(`a desk saves no file of the kind of ${wish}`)
  const stem = wish.slice(0, -kind.length - 1).replace(unfit, '_')
  return `${[...stem].slice(0, mostLetters).join('') || '_'}.${kind}`
}
