import type { Context, Draft } from '../../data/context'
import { maskName } from '../../lib/mask-name'
import type { MemberCard } from '../catalogue/schema'
import { keepInStep } from './card-keeping'
import { memberCardId } from './ids'
import type { Member, Registration, SendingUnit } from './schema'

/** 下沉党员卡: what a kiosk shows of a member, masked; only of one with an active registration. */
export function cardOf(
  keyOf: Context['keyOf'],
  member: Member,
  unit: Pick<SendingUnit, 'id' | 'name' | 'namePinyin'>,
): Draft<'catalogue'> & Pick<MemberCard, 'kind' | 'memberId'> {
  return {
    id: memberCardId(member.id),
    kind: 'memberCard',
    title: maskName(member.name),
    memberId: member.id,
    unitId: unit.id,
    unitName: unit.name,
    unitPinyin: unit.namePinyin,
    // Only of the character that is shown in any mask: two initials of three would tell too much.
    initials: member.namePinyin.charAt(0),
    ...(member.personalCode ? { codeKey: codeKeyOf(keyOf, member.personalCode) } : {}),
  }
}

const codeKeyOf = (keyOf: Context['keyOf'], code: string): string => keyOf('code', code)

const fields = ['title', 'unitId', 'unitName', 'unitPinyin', 'initials', 'codeKey'] as const

async function cardsThatShouldBe(context: Context, memberIds?: readonly string[]): Promise<Map<string, Draft<'catalogue'>>> {
  const { data } = context
  const registrations = await data.members
    .find({ selector: memberIds ? { kind: 'registration', memberId: { $in: [...memberIds] } } : { kind: 'registration' } })
    .exec()
  const registered = new Set(
    registrations
      .filter((found) => (found as unknown as Registration).registrationStatus === 'active')
      .map(({ memberId }) => memberId ?? ''),
  )
  const members = await data.members.findByIds([...registered]).exec()
  const unitIds = new Set([...members.values()].map(({ unitId }) => unitId ?? ''))
  const units = await data.members.findByIds([...unitIds]).exec()
  const cards = new Map<string, Draft<'catalogue'>>()
  for (const found of members.values()) {
    const unit = units.get(found.unitId ?? '')
    if (found.kind !== 'member' || !unit) continue
    const card = cardOf(context.keyOf, found.toMutableJSON() as Member, unit.toMutableJSON() as SendingUnit)
    cards.set(card.id, card)
  }
  return cards
}

/**
 * Brings the masked cards of these members (of all, where none are named) in step with their registrations: what the kiosks of
 * the center may show. What stands already is not written again.
 */
export async function keepCards(context: Context, memberIds?: readonly string[]): Promise<void> {
  if (memberIds?.length === 0) return
  const wanted = await cardsThatShouldBe(context, memberIds)
  await keepInStep(context, { kind: 'memberCard', wanted, fields, ...(memberIds ? { ids: memberIds.map(memberCardId) } : {}) })
}
