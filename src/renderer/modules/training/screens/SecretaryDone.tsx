import { useText } from '../../../i18n/use-text'
import { growthText } from '../growth-text'
import type { Secretary } from '../schema'
import { Section } from './MentorPieces'
import type { Growth } from './use-growth'

/** Contests and studios of one secretary, where there are any. */
export function SecretaryDone({ secretary, all }: { secretary: Secretary; all: Growth }) {
  const text = useText(growthText)
  const studios = all.studios.filter(({ secretaryId }) => secretaryId === secretary.id)
  const entries = all.entriesOf(secretary.id)
  return (
    <>
      {studios.length > 0 ? (
        <Section id="secretary-studios" title={text.studio.ofSecretary}>
          <ul className="yz-mentor-lines">
            {studios.map((studio) => (
              <li key={studio.id}>
                <strong>{studio.title}</strong>
                <span>{studio.place}</span>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {entries.length > 0 ? (
        <Section id="secretary-contests" title={text.contest.ofSecretary}>
          <ul className="yz-mentor-lines">
            {entries.map((entry) => {
              const contest = all.contests.find(({ id }) => id === entry.contestId)
              return (
                <li key={entry.id}>
                  <span className="yz-mentor-nowrap">{contest?.day}</span>
                  <span className="yz-mentor-said">
                    <strong>{contest?.title}</strong> {entry.title}
                  </span>
                </li>
              )
            })}
          </ul>
        </Section>
      ) : null}
    </>
  )
}
