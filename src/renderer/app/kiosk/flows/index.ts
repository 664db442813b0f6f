import {
  IconCalendarPlus,
  IconClipboardList,
  IconHeartHandshake,
  IconListSearch,
  IconMessageHeart,
  IconStar,
  IconTicket,
  IconUserCheck,
} from '@tabler/icons-react'
import type { KioskFlow } from '../flow'
import { CheckIn } from './CheckIn'
import { Matters } from './Matters'
import { Progress } from './Progress'
import { Rate } from './Rate'
import { Register } from './Register'
import { SignUp } from './SignUp'
import { Tell } from './Tell'
import { Ticket } from './Ticket'
import { flowText } from './text'

const { 'zh-CN': zh, en } = flowText

const tile = (icon: KioskFlow['tile']['icon'], of: TileKey): KioskFlow['tile'] => ({
  icon,
  label: { 'zh-CN': zh[of].label, en: en[of].label },
  hint: { 'zh-CN': zh[of].hint, en: en[of].hint },
})
type TileKey = 'checkIn' | 'register' | 'tell' | 'signUp' | 'matter' | 'ticket' | 'progress' | 'rate'

/** What can be done at this kiosk, in the order of the tiles; eight at most. */
export const flows: readonly KioskFlow[] = [
  { id: 'check-in', tile: tile(IconUserCheck, 'checkIn'), component: CheckIn },
  { id: 'register', tile: tile(IconHeartHandshake, 'register'), component: Register },
  { id: 'tell', tile: tile(IconMessageHeart, 'tell'), component: Tell },
  { id: 'sign-up', tile: tile(IconCalendarPlus, 'signUp'), component: SignUp },
  { id: 'matter', tile: tile(IconClipboardList, 'matter'), component: Matters },
  { id: 'ticket', tile: tile(IconTicket, 'ticket'), component: Ticket },
  { id: 'progress', tile: tile(IconListSearch, 'progress'), component: Progress },
  { id: 'rate', tile: tile(IconStar, 'rate'), component: Rate },
]
