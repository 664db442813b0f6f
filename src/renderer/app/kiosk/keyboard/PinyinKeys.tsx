import { IconBackspace, IconCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useText } from '../../../i18n/use-text'
import { kioskText } from '../text'
import { CandidateRow } from './CandidateRow'
import { candidatesFor, restAfter } from './compose'
import { Key } from './Key'
import type { KeyboardTarget } from './keyboard-context'
import { useSyllables } from './use-syllables'

const rows = { letters: ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'], signs: ['1234567890', '，。、？！：；', '（）“”·-'] }
/** As long as the longest name in one go; more is a sentence, which is written piece by piece. */
const longestComposition = 24

type Props = { target: KeyboardTarget; onDone: () => void }

/** Letters that make characters: the letters are collected until a character is chosen, and only that reaches the field. */
export function PinyinKeys({ target, onDone }: Props) {
  const text = useText(kioskText)
  const syllables = useSyllables()
  const [composition, setComposition] = useState('')
  const [face, setFace] = useState<'letters' | 'signs'>('letters')
  const value = target.read()
  const candidates = syllables ? candidatesFor(syllables, composition, target.input === 'name' ? value : null) : []
  const add = (sign: string) => target.write(target.read() + sign)
  const letter = (sign: string) => setComposition((before) => (before + sign).slice(0, longestComposition))
  const erase = () => {
    if (composition === '') target.write([...target.read()].slice(0, -1).join(''))
    else setComposition(composition.slice(0, -1))
  }
  /** Letters that were not made into characters are kept as letters: somebody may be called Anna. */
  const keepLetters = () => {
    if (composition !== '') add(composition.replaceAll("'", ''))
    setComposition('')
  }
  return (
    <>
      <CandidateRow
        composition={composition}
        syllables={syllables}
        candidates={candidates}
        onLetters={keepLetters}
        onTake={(candidate) => {
          add(candidate.character)
          setComposition(restAfter(composition, candidate))
        }}
      />
      <div className="yz-k-rows">
        {rows[face].map((row, index) => (
          <div key={row} className="yz-k-row">
            {[...row].map((sign) => (
              <Key key={sign} onPress={() => (face === 'letters' ? letter(sign) : add(sign))}>
                {sign}
              </Key>
            ))}
            {index === 2 ? (
              <Key label={text.keys.backspace} span={1.6} onPress={erase}>
                <IconBackspace size="1.1em" />
              </Key>
            ) : null}
          </div>
        ))}
        <div className="yz-k-row">
          <Key small span={1.5} onPress={() => setFace(face === 'letters' ? 'signs' : 'letters')}>
            {face === 'letters' ? text.keys.numbers : text.keys.letters}
          </Key>
          <Key small span={1.5} disabled={composition === ''} onPress={() => letter("'")}>
            {text.keys.split}
          </Key>
          <Key small span={2} onPress={() => (composition === '' ? add(' ') : keepLetters())}>
            {text.keys.space}
          </Key>
          <Key main span={2} onPress={onDone}>
            <IconCheck size="1.1em" /> {text.keys.done}
          </Key>
        </div>
      </div>
    </>
  )
}
