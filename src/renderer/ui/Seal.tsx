const mark = '驿' // the same in every language

/** 印章: the mark of the house. Decoration, so a screen reader passes it by. `size` in pixels. */
export function Seal({ size = 40 }: { size?: number }) {
  return (
    <span className="yz-seal" aria-hidden="true" style={{ width: size, height: size, fontSize: size * 0.62 }}>
      {mark}
    </span>
  )
}
