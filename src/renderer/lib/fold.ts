const marksButDiaeresis = /[\u0300-\u0307\u0309-\u036f]/g
const invisible = /[\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff]/g
const dashes = /[\u2010-\u2015\u2212\u30fc~_]/g

/** One width, small letters, no tones, `v` for ü, nothing invisible: `Ｌǚ` and `lu:` are `lv`. Blanks stay. */
export const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(invisible, '')
    .toLowerCase()
    .normalize('NFD')
    .replace(marksButDiaeresis, '')
    .replace(/u\u0308|u:/g, 'v')
    .normalize('NFC')
    .replace(dashes, '-')

/** A name as it is compared: folded, without blanks, dots and hyphens. */
export const foldName = (name: string): string => fold(name).replace(/[\s·•・.'’-]/g, '')
