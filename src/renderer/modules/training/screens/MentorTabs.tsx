import { Link } from 'wouter'
import { useText } from '../../../i18n/use-text'
import { mentorText } from '../mentor-text'
import './mentor.css'

const addresses = {
  groups: '/mentoring',
  secretaries: '/mentoring/secretaries',
  studios: '/mentoring/studios',
  contests: '/mentoring/contests',
} as const
export type MentorTab = keyof typeof addresses
const tabs = Object.keys(addresses) as MentorTab[]

/** The pages of mentoring, one beside the other. */
export function MentorTabs({ here }: { here: MentorTab }) {
  const text = useText(mentorText)
  return (
    <nav className="yz-mentor-tabs yz-no-print" aria-label={text.tabsLabel}>
      {tabs.map((tab) => (
        <Link key={tab} href={addresses[tab]} aria-current={tab === here ? 'page' : undefined}>
          {text.tabs[tab]}
        </Link>
      ))}
    </nav>
  )
}
