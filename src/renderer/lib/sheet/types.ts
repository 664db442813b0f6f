/** A cell as the file holds it: a number stays a number, so that a citizen number kept as one can be refused. */
export type Cell = string | number | boolean | Date | null

/** Zero-based and inclusive, as in `mergeCell`. */
export type Merge = { top: number; left: number; bottom: number; right: number }

export type Sheet = {
  name: string
  /** `rows[n]` is the row the spreadsheet numbers n + 1; empty ones are there too. Cells a row lacks at its end are empty. */
  rows: Cell[][]
  merges: Merge[]
  /** Hidden in the workbook: offered, not chosen beforehand. */
  hidden: boolean
  /** Day 0 of serial numbers is 1904-01-01 instead of 1899-12-30. */
  epoch1904: boolean
}

export type Workbook = { format: 'xlsx' | 'csv'; encoding?: 'utf-8' | 'gb18030' | 'utf-16le'; sheets: Sheet[] }

/** Why a file cannot be read at all. */
export type FileRefusal = {
  code:
    | 'empty-file'
    | 'too-large'
    | 'not-a-table'
    | 'old-xls'
    | 'encrypted'
    | 'html'
    | 'bomb'
    | 'damaged'
    | 'too-many-rows'
    | 'empty-sheet'
    | 'no-header'
}
