import { useId } from 'react'
import { Link } from 'wouter'
import { useLanguage, useText } from '../../i18n/use-text'
import { appText } from '../text'
import { type Entry, groupsOf, type NavigationGroup } from './screens'
import './rail.css'

function Group({ group, here }: { group: NavigationGroup; here: Entry | undefined }) {
  const text = useText(appText)
  const { language } = useLanguage()
  const id = useId()
  const { heading, entries } = group
  return (
    <section aria-labelledby={heading ? id : undefined}>
      {heading ? (
        <h2 className="yz-nav-heading" id={id}>
          {text.navigationHeading[heading]}
        </h2>
      ) : null}
      <div className="yz-nav-entries">
        {entries.map((entry) => {
          const { icon: Picture, label } = entry.navigation
          return (
            <Link
              key={entry.path}
              href={entry.path}
              className="yz-nav-link"
              aria-current={entry === here ? 'page' : undefined}
              lang={language}
            >
              <Picture size={22} stroke={1.7} />
              <span>{label[language]}</span>
            </Link>
          )
        })}
      </div>
    </section>
  )
}

/** The navigation on the left, under few headings; `here` is marked. Where the window is low it stands in two columns (rail.css). */
export function Rail({ entries, here }: { entries: readonly Entry[]; here: Entry | undefined }) {
  const text = useText(appText)
  return (
    <nav className="yz-rail" aria-label={text.navigation}>
      {groupsOf(entries).map((group) => (
        <Group key={group.heading ?? group.entries[0]?.path} group={group} here={here} />
      ))}
    </nav>
  )
}
