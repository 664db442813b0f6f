import type { Part } from './marks'

/** A text with what was searched for in it. */
export function Marked({ parts }: { parts: Part[] }) {
  return (
    <>
      {parts.map(({ text, marked, at }) =>
        marked ? (
          <mark key={at} className="yz-mark">
            {text}
          </mark>
        ) : (
          <span key={at}>{text}</span>
        ),
      )}
    </>
  )
}
