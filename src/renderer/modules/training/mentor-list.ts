import type { OutCell, OutSheet } from '../../lib/sheet/write-workbook'
import type { mentorText } from './mentor-text'
import type { MentorGroup, MentorPairing } from './schema'

/** 帮带组名单: who is in a group and who was, with no phones. */
export function groupSheet(text: (typeof mentorText)['zh-CN'], group: MentorGroup, pairings: readonly MentorPairing[]): OutSheet {
  const { sheet, mentees } = text
  const heads = [sheet.number, mentees.name, mentees.organisation, sheet.state, mentees.since, text.page.until, mentees.reason]
  const rows = pairings.map((pairing, index): OutCell[] => [
    index + 1,
    pairing.name,
    pairing.organisation ?? '',
    pairing.endsOn ? sheet.ended : sheet.now,
    pairing.startsOn,
    pairing.endsOn ?? '',
    pairing.reason ?? '',
  ])
  return {
    name: sheet.name,
    rows: [[sheet.title(group.name)], heads, ...rows],
    merges: [{ top: 0, left: 0, bottom: 0, right: heads.length - 1 }],
    widths: [6, 14, 26, 10, 14, 14, 28],
    frozenRows: 2,
  }
}
