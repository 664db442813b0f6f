import type { Mark } from './attendance-rules'

/**
 * What people write into a sign-in sheet, as `cleanText` gives it. Only what is the same in every office stands here: a circle is a
 * tick in one and 事假 in the next, a number may be hours; those are asked.
 */
const signs: Record<Mark, RegExp> = {
  present: /^(√|✓|✔|☑|v|1|到|已到|到了|到课|全勤|出勤|签到|已签到|在|有|是|y|yes)$/i,
  late: /^(迟到?|晚到)$/,
  leave: /^((事|病|公|年|婚|产|丧|调休)?假|请假|(事|病|公|年)假|已请假|公差|出差)$/,
  absent: /^(×|✗|✘|x|未到|没到|没来|缺席|缺课|旷课|缺)$/i,
}

/** The mark a sign means, null where it is not clear. */
export function readSign(text: string): Mark | null {
  const found = Object.entries(signs).find(([, pattern]) => pattern.test(text))
  return found ? (found[0] as Mark) : null
}
