import { isPhone } from '../national/phone'
import { cleanText, saysNothing } from './cell-text'
import type { Cell } from './types'

const cjk = '\\u2e80-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{323af}'
const betweenChinese = new RegExp(`(?<=[${cjk}·]) (?=[${cjk}·])`, 'gu')

/** Names and phones are shorter; brackets are looked for in nothing longer, since unclosed ones cost the square of it. */
const longestShort = 200

/**
 * A name as it is stored: `梁　博` → `梁博`, the dot of 阿依古丽·买买提 in its one form, blanks kept in Latin names.
 * What stands in closing brackets (`李四（已迁）`) is a remark and handed back apart.
 */
export function readName(cell: Cell | undefined): { name: string; remark: string } {
  const text = cleanText(cell)
  const match = text.length > longestShort ? null : /^(.+?)\s*[([【](.*?)[)\]】]?$/u.exec(text)
  const bare = (match?.[1] ?? text)
    .replace(/\s*[•・‧∙⋅．・]\s*/gu, '·')
    .replace(/(?<=[\u3400-\u9fff])\s*\.\s*(?=[\u3400-\u9fff])/gu, '·')
  const name = bare.replace(betweenChinese, '')
  return { name: /\p{L}/u.test(name) && !saysNothing(name) ? name : '', remark: match?.[2] ?? '' }
}

const separators = /[;、,/|\n\r]+|\s+或\s*|和/

/** A number that a spreadsheet wrote with an exponent; null where digits were lost. */
function fromExponent(text: string): string | null {
  const match = /^(\d)(?:\.(\d+))?e\+?(\d{1,2})$/i.exec(text)
  if (!match) return text
  const digits = (match[2] ?? '').length
  return digits >= Number(match[3]) - 1 ? String(Number(text)) : null
}

function onePhone(text: string): string {
  const bare = text
    .replace(/[\s.]/g, '')
    .replace(/[‐‑‒–—−－]/g, '-')
    .replace(/转|#|ext/i, '-')
  const local = bare.replace(/^(\+|00)?86-?(?=1\d{10}$|0?\d{2,3}-?\d{7,8}$)/, '')
  const joined = local.replace(/-/g, '')
  return /^1[3-9]\d{9}$/.test(joined) ? joined : local
}

/**
 * The phones of a cell, numbers in numeric cells too, several parted by `; 、 / ,` or a line. `odd` holds what has not the form of one;
 * `remarks` what stood in brackets beside (`13800000000（儿子）`).
 */
export function readPhones(cell: Cell | undefined): { phones: string[]; odd: string[]; remarks: string[] } {
  const raw = typeof cell === 'string' ? cell.normalize('NFKC').replace(/[\r\n]+/g, ';') : cell
  const text = cleanText(raw)
  const remarks: string[] = []
  const bare =
    text.length <= longestShort && /[([【]/.test(text)
      ? text.replace(/[([【](.*?)[)\]】]/g, (_, inside: string) => {
          remarks.push(inside)
          return ''
        })
      : text
  const phones: string[] = []
  const odd: string[] = []
  const take = (part: string) => {
    if (part === '' || saysNothing(part)) return
    const whole = fromExponent(part)
    const phone = whole === null ? '' : onePhone(whole)
    const target = isPhone(phone) ? phones : odd
    const value = isPhone(phone) ? phone : part
    if (!target.includes(value)) target.push(value)
  }
  for (const part of bare.split(separators).map((p) => p.trim())) {
    // One number written in groups, or several parted by blanks.
    if (isPhone(onePhone(part)) || !part.includes(' ')) take(part)
    else for (const piece of part.split(' ')) take(piece)
  }
  return { phones, odd, remarks }
}

const yes = /^(1|是|有|√|✓|✔|对|y|yes|true|t|☑|已|是的|1\.0)$/i
const no = /^(0|否|无|×|x|✗|n|no|false|f|☐|未|不是|没有|0\.0)$/i

/** `1=是，0=否` in its handwritings; null where the cell is empty, `odd` where it is neither. */
export function readYesNo(cell: Cell | undefined): boolean | null | 'odd' {
  const text = cleanText(cell)
  if (text === '' || text === '/' || text === '-') return null
  if (yes.test(text)) return true
  return no.test(text) ? false : 'odd'
}
