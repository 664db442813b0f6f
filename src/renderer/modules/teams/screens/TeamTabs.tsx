import { Link } from 'wouter'
import { useText } from '../../../i18n/use-text'
import { teamText } from '../text'
import './teams.css'

const addresses = { teams: '/teams', coverage: '/teams/coverage', shifts: '/teams/shifts', skills: '/teams/skills' } as const
export type TeamTab = keyof typeof addresses
const tabs = Object.keys(addresses) as TeamTab[]

/** The pages of service teams, one beside the other. */
export function TeamTabs({ here }: { here: TeamTab }) {
  const text = useText(teamText)
  return (
    <nav className="yz-team-tabs yz-no-print" aria-label={text.tabsLabel}>
      {tabs.map((tab) => (
        <Link key={tab} href={addresses[tab]} aria-current={tab === here ? 'page' : undefined}>
          {text.tabs[tab]}
        </Link>
      ))}
    </nav>
  )
}
