import { keyOf } from '../../src/renderer/lib/id'
import { center } from '../pages/set-up'
import { askHub } from './at-hub'
import type { Station } from './station'

/** 粮道街小学, asked for five members: 王芳 and 李军 registered, 赵敏 not yet; as another computer of the center would have sent them. */
export async function addRegisteredMembers(station: Station): Promise<void> {
  const report = await station.page.evaluate(() => fetch('/station').then((answer) => answer.json()))
  const { citySalt } = (report as { station: { citySalt: string } }).station
  const at = new Date().toISOString()
  const born = `${Date.now().toString(36).padStart(9, '0')}-0000|center00`
  const envelope = { createdAt: at, createdBy: 'center', updatedAt: at, updatedBy: 'center', stamps: { born } }
  const unitId = 'unit-school'
  const member = (id: string, name: string, namePinyin: string, rest: object = {}) => ({
    _id: id,
    kind: 'member',
    name,
    namePinyin,
    unitId,
    ...rest,
  })
  const registered = (memberId: string) => ({
    _id: `registration-${keyOf(citySalt, memberId, 'linked', center.code)}`,
    kind: 'registration',
    memberId,
    registrationKind: 'linked',
    registrationStatus: 'active',
    communityCode: center.code,
    startsOn: '2020-01-01',
  })
  const unit = { name: '粮道街小学', namePinyin: 'liang dao jie xiao xue', active: true, expectedMembers: 5 }
  const docs = [
    { _id: unitId, kind: 'sendingUnit', ...unit },
    member('member-wang', '王芳', 'wang fang', { position: '教师', skills: ['会修电器', '书法'], phone: '13800001234' }),
    member('member-li', '李军', 'li jun', { skills: ['法律咨询'], phone: '13900005678' }),
    member('member-zhao', '赵敏', 'zhao min'),
    registered('member-wang'),
    registered('member-li'),
  ].map((doc) => ({ ...doc, ...envelope }))
  await askHub(station, `c${center.code}-members/_bulk_docs`, { docs })
}
