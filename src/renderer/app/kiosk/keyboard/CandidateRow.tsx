import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { useText } from '../../../i18n/use-text'
import { kioskText } from '../text'
import { type Candidate, readingOf } from './compose'
import { Key } from './Key'
import type { Syllables } from './syllables'

/** As many as a finger can tell apart side by side on an upright screen. */
const pageSize = 8

type Props = {
  composition: string
  syllables: Syllables | null
  candidates: readonly Candidate[]
  onTake: (candidate: Candidate) => void
  /** Takes the letters as they are. */
  onLetters: () => void
}

function Characters({ candidates, onTake }: Pick<Props, 'candidates' | 'onTake'>) {
  const text = useText(kioskText)
  const [page, setPage] = useState(0)
  const pages = Math.ceil(candidates.length / pageSize)
  return (
    <>
      <Key label={text.keys.fewer} disabled={page === 0} onPress={() => setPage(page - 1)}>
        <IconChevronLeft size="1em" />
      </Key>
      <div className="yz-k-characters" role="group" aria-label={text.candidates}>
        {candidates.slice(page * pageSize, (page + 1) * pageSize).map((candidate) => (
          <Key key={candidate.character} onPress={() => onTake(candidate)}>
            {candidate.character}
          </Key>
        ))}
      </div>
      <Key label={text.keys.more} disabled={page >= pages - 1} onPress={() => setPage(page + 1)}>
        <IconChevronRight size="1em" />
      </Key>
    </>
  )
}

/** What was spelled, and the characters that sound so. */
export function CandidateRow({ composition, syllables, candidates, onTake, onLetters }: Props) {
  const text = useText(kioskText)
  if (composition === '' || !syllables) return <p className="yz-k-compose-hint">{text.composeHint}</p>
  const reading = readingOf(syllables, composition)
  return (
    <div className="yz-k-compose">
      <button type="button" className="yz-k-reading" onMouseDown={(event) => event.preventDefault()} onClick={onLetters}>
        <span className="yz-k-hidden">{text.composing('')}</span>
        {reading}
      </button>
      {candidates.length === 0 ? (
        <p className="yz-k-compose-hint" role="status">
          {text.noCandidate}
        </p>
      ) : (
        // Other letters begin at their first page.
        <Characters key={composition} candidates={candidates} onTake={onTake} />
      )}
    </div>
  )
}
