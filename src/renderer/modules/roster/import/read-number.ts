import { type CitizenNumber, readCitizenNumber } from '../../../lib/national/citizen-number'
import { cleanText, saysNothing } from '../../../lib/sheet/cell-text'
import type { Cell } from '../../../lib/sheet/types'
import type { RefusalCode } from './types'

export type NumberReading = { kind: 'none' } | { kind: 'good'; number: CitizenNumber } | { kind: 'wrong'; code: RefusalCode }

/**
 * Reads the cell of a citizen number. A numeric cell is refused by its type: a spreadsheet keeps 15 digits of a number, so the tail is
 * lost even where the check character fits by chance. `4.20199E+17` as text is the same loss, saved from what was shown.
 */
export function readNumber(cell: Cell | undefined, today: string): NumberReading {
  if (typeof cell === 'number') return { kind: 'wrong', code: 'number' }
  const text = cleanText(cell)
    .toUpperCase()
    .replace(/^(公民身份号码|身份证号码|身份证号|身份证)[::]?/, '')
    .replace(/[\s'"‘’`_\-‐–—.·]/g, (mark: string, _: number, whole: string) =>
      mark === '.' && /^\d\.\d+E/.test(whole) ? mark : '',
    )
    .replace(/[ХΧ×✕╳]$/, 'X')
  if (text === '' || saysNothing(cleanText(cell))) return { kind: 'none' }
  if (/^\d(\.\d*)?E\+?\d{1,3}$/.test(text)) return { kind: 'wrong', code: 'scientific' }
  const result = readCitizenNumber(text, today)
  return result.ok ? { kind: 'good', number: result.value } : { kind: 'wrong', code: result.refusal }
}
