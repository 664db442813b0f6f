import { Button, Text } from '@mantine/core'
import { IconBook2 } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'wouter'
import { useText } from '../../../i18n/use-text'
import { EmptyState } from '../../../ui/EmptyState'
import { snippetOf } from '../case-marks'
import { caseText } from '../case-text'
import type { CaseStudy } from '../schema'
import { hrefOf, Marked } from './CasePieces'

const atOnce = 50

/** Cases, the newest first, each with the beginning of what was done. */
export function CaseLines({ cases }: { cases: readonly CaseStudy[] }) {
  const text = useText(caseText)
  const [shown, setShown] = useState(atOnce)
  return (
    <>
      <ul className="yz-cases-list">
        {cases.slice(0, shown).map((study) => (
          <li key={study.id}>
            <Link href={hrefOf(study)} className="yz-cases-line">
              <span>
                <strong>{study.title}</strong>
                <Text component="span" display="block" c="gray.7">
                  <Marked pieces={snippetOf(study.measures ?? study.body ?? '', [])} />
                </Text>
                <Text component="span" display="block" size="xs" c="dimmed">
                  {[study.category, study.tags?.join('、'), study.organisation, study.day].filter(Boolean).join(' · ')}
                </Text>
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {cases.length > shown ? (
        <Button variant="subtle" color="gray.8" fullWidth onClick={() => setShown(shown + atOnce)}>
          {text.more(Math.min(atOnce, cases.length - shown))}
        </Button>
      ) : null}
    </>
  )
}

/** 案例库 */
export function CaseList({ cases }: { cases: readonly CaseStudy[] }) {
  const text = useText(caseText)
  const shown = cases.filter(({ active }) => active !== false)
  return (
    <div className="yz-card">
      {shown.length === 0 ? (
        <EmptyState icon={IconBook2} title={text.noCases} hint={text.noCasesHint} />
      ) : (
        <CaseLines cases={shown} />
      )}
    </div>
  )
}
