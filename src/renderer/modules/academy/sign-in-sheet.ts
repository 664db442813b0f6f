import type { OutSheet } from '../../lib/sheet/write-workbook'
import type { Learner, Session } from './schema'

/** The words of the sheet; sheet-layout.ts knows them when it comes back filled in. */
type Words = {
  title: string
  about: string
  number: string
  name: string
  organisation: string
  note: string
  day: (day: string) => string
}

/** 签到表 as a file: one line for everybody who has a place, one column a day, read back in by the import of attendance. */
export function signInSheetOf(
  session: Pick<Session, 'days'>,
  learners: readonly Pick<Learner, 'name' | 'organisation'>[],
  words: Words,
): OutSheet {
  const width = 4 + session.days.length
  return {
    name: words.title.slice(0, 31).replace(/[\\/?*[\]:]/g, ' '),
    rows: [
      [words.title],
      [words.about],
      [words.number, words.name, words.organisation, ...session.days.map(words.day), words.note],
      ...learners.map(({ name, organisation = '' }, index) => [index + 1, name, organisation, ...session.days.map(() => ''), '']),
    ],
    merges: [0, 1].map((row) => ({ top: row, left: 0, bottom: row, right: width - 1 })),
    widths: [6, 14, 20, ...session.days.map(() => 12), 16],
    frozenRows: 3,
  }
}
