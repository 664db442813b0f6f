import { Link } from 'wouter'
import { useText } from '../../../i18n/use-text'
import { academyText } from '../text'
import './academy.css'

const addresses = { sessions: '/academy', courses: '/academy/courses', points: '/academy/points', year: '/academy/year' } as const
export type AcademyTab = keyof typeof addresses
const tabs = Object.keys(addresses) as AcademyTab[]

/** The pages of the academy, one beside the other. */
export function AcademyTabs({ here }: { here: AcademyTab }) {
  const text = useText(academyText)
  return (
    <nav className="yz-academy-tabs yz-no-print" aria-label={text.tabsLabel}>
      {tabs.map((tab) => (
        <Link key={tab} href={addresses[tab]} aria-current={tab === here ? 'page' : undefined}>
          {text.tabs[tab]}
        </Link>
      ))}
    </nav>
  )
}
