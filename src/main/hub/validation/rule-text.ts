import type { checkCity } from './check-city'
import type { checkEnrolment } from './check-enrolment'
import type { checkIntake } from './check-intake'
import type { checkRecord } from './check-record'
import type { checkTerminal } from './check-terminal'
import texts from './rule-texts.json'

/** Each rule's own settings, its first parameter. */
export type RuleSettings = {
  checkRecord: Parameters<typeof checkRecord>[0]
  checkTerminal: Parameters<typeof checkTerminal>[0]
  checkIntake: Parameters<typeof checkIntake>[0]
  checkCity: Parameters<typeof checkCity>[0]
  checkEnrolment: Parameters<typeof checkEnrolment>[0]
}

export type RuleName = keyof RuleSettings

/** The largest record, as the center counts it. The proxy lets 1,000 of them pass at once. */
export const largestRecord = 32 * 1024

/**
 * The `validate_doc_update` of a database: the rule's own text, made once by scripts/rule-texts.ts, and its settings. No
 * bundler has a hand in it, so the same program always makes the same design document.
 */
export const ruleText = <N extends RuleName>(name: N, settings: RuleSettings[N]): string =>
  `function (doc, old, user, security) {\nvar settings = ${JSON.stringify(settings)};\n${texts[name]}\n${name}(settings, doc, old, user);\n}`
