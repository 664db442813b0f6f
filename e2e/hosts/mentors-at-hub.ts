import { center } from '../pages/set-up'
import { askHub } from './at-hub'
import type { Station } from './station'

/** Who is mentored by 冯丽华: ten, so that her group is full. */
export const tenNames = ['杜雪', '郭明', '何婷', '江涛', '孔燕', '马超', '潘玲', '秦朗', '任洁', '宋扬'] as const

/**
 * Two mentors as another computer of the center would have sent them: 冯丽华 with ten, 许建国 with 田甜; 万磊 has none. 万磊 was also
 * paired with 冯丽华 as the eleventh, at a place that could not know that there were ten.
 */
export async function addMentors(station: Station): Promise<void> {
  const at = new Date().toISOString()
  const born = `${Date.now().toString(36).padStart(9, '0')}-0000|center00`
  const envelope = { createdAt: at, createdBy: 'center', updatedAt: at, updatedBy: 'center', stamps: { born } }
  const workers = [...tenNames, '田甜', '万磊', '谢芳'].map((name, nth) => ({
    _id: `learner-${nth}`,
    kind: 'learner',
    audience: 'worker',
    name,
    namePinyin: '',
    phone: `139000200${String(nth).padStart(2, '0')}`,
    organisation: '首义社区',
    active: true,
  }))
  const mentor = { kind: 'mentorGroup', namePinyin: '', active: true, organisation: '首义社区', startsOn: '2026-03-02' }
  const groups = [
    { _id: 'mentorgroup-feng', name: '冯丽华', phone: '13800010001', role: '社区党委书记', ...mentor },
    { _id: 'mentorgroup-xu', name: '许建国', phone: '13800010002', role: '街道调解员', ...mentor },
  ]
  const pairing = (mentorGroupId: string, nth: number) => ({
    _id: `mentorpairing-${mentorGroupId.slice(12)}-${nth}`,
    kind: 'mentorPairing',
    mentorGroupId,
    learnerId: workers[nth]?._id,
    name: workers[nth]?.name,
    organisation: '首义社区',
    pairedAt: `2026-03-02T01:00:${String(nth).padStart(2, '0')}.000Z`,
    startsOn: '2026-03-02',
  })
  const ten = tenNames.map((_, nth) => pairing('mentorgroup-feng', nth))
  const pairings = [...ten, pairing('mentorgroup-xu', 10), pairing('mentorgroup-feng', 11)]
  const send = (collection: string, docs: object[]) =>
    askHub(station, `c${center.code}-${collection}/_bulk_docs`, { docs: docs.map((doc) => ({ ...doc, ...envelope })) })
  await send('sessions', workers)
  await send('training', [...groups, ...pairings])
}
