const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function entity(whole: string, body: string): string {
  if (body.charAt(0) !== '#') return named[body] ?? whole
  const code =
    body.charAt(1) === 'x' || body.charAt(1) === 'X' ? Number.parseInt(body.slice(2), 16) : Number.parseInt(body.slice(1), 10)
  return code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
}

/** Text content of XML with its entities resolved, `_xHHHH_` (ECMA-376 22.9.2.19) too. */
export function xmlText(raw: string): string {
  const text = raw.includes('&') ? raw.replace(/&(#?\w+);/g, entity) : raw
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text
}

/** The value of an attribute inside one tag; null where it is absent. A prefix before the name is allowed (`r:id`). */
export function attribute(tag: string, name: string): string | null {
  const match = new RegExp(`[\\s:]${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)
  return match ? xmlText(match[1] ?? match[2] ?? '') : null
}

/** Every opening tag of one name, with or without a namespace prefix. */
export const tags = (xml: string, name: string): string[] =>
  xml.match(new RegExp(`<(?:\\w+:)?${name}(?=[\\s/>])[^>]*>`, 'g')) ?? []

const runs = /<(?:\w+:)?(t|rPh)(?=[\s/>])[^>]*?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?\1>)/g

/** The text of an `<si>` or `<is>`: its runs joined, the phonetic ones (`rPh`) left out. */
export function richText(xml: string): string {
  let text = ''
  for (const match of xml.matchAll(runs)) if (match[1] === 't' && match[2]) text += match[2]
  return xmlText(text.includes('<![CDATA[') ? text.replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, '$1') : text)
}

/** No row or string of a real workbook is longer (characters); without a bound, one that never closes is searched again and again. */
const longest = 8 * 1024 * 1024
const longestTag = 64 * 1024

export type Cutter = { push: (bytes: Uint8Array) => void; end: () => string }

/**
 * Cuts XML that arrives in pieces into whole elements of one name: `take` gets the opening tag and what is inside.
 * `end` answers what stood outside them. Calls `tooLong` (which throws) where an element does not close.
 */
export function createCutter(name: string, take: (tag: string, inside: string) => void, tooLong: () => never): Cutter {
  const decoder = new TextDecoder()
  const opening = new RegExp(`<((?:\\w+:)?)${name}(?=[\\s/>])[^>]*>`, 'g')
  let rest = ''
  let outside = ''
  /** An element begun and not yet closed: its tag, where its inside begins in `rest`, and from where to look for its end. */
  let open: { tag: string; closing: string; inner: number; seen: number } | null = null

  const cut = () => {
    let from = 0
    for (;;) {
      if (open) {
        const end = rest.indexOf(open.closing, open.seen)
        if (end < 0) {
          if (rest.length - open.inner > longest) tooLong()
          open = { ...open, inner: open.inner - from, seen: Math.max(open.inner, rest.length - open.closing.length) - from }
          break
        }
        take(open.tag, rest.slice(open.inner, end))
        from = end + open.closing.length
        open = null
      }
      opening.lastIndex = from
      const match = opening.exec(rest)
      if (!match) {
        // A tag may have been cut in two by the pieces.
        const cutTag = rest.lastIndexOf('<')
        const keep = cutTag >= from && !rest.includes('>', cutTag) ? cutTag : rest.length
        if (rest.length - keep > longestTag) tooLong()
        outside += rest.slice(from, keep)
        from = keep
        break
      }
      outside += rest.slice(from, match.index)
      from = match.index + match[0].length
      if (match[0].endsWith('/>')) take(match[0], '')
      else open = { tag: match[0], closing: `</${match[1]}${name}>`, inner: from, seen: from }
    }
    rest = rest.slice(from)
  }

  return {
    push(bytes) {
      rest += decoder.decode(bytes, { stream: true })
      cut()
    },
    end() {
      rest += decoder.decode()
      cut()
      return outside + rest
    },
  }
}
