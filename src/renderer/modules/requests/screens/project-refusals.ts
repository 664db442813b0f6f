import type { ClaimableRefusal } from '../../members/claimable-rules'
import type { ProjectRefusal } from '../project-rules'
import type { projectText } from '../project-text'

type Texts = (typeof projectText)['zh-CN']

/** The sentence of a refused step. */
export function projectRefusal(text: Texts, refusal: ProjectRefusal): string {
  if (refusal.code === 'artefact-long') return text.tooLong(refusal.most)
  if (refusal.code === 'moved') return text.moved(refusal.stage === 'done' ? text.allDone : text.stage[refusal.stage])
  return text.refusal[refusal.code]
}

/** The sentence of a project that could not be added. */
export function openingRefusal(text: Texts, { code }: ClaimableRefusal): string {
  switch (code) {
    case 'not-allowed':
    case 'exists':
    case 'title-missing':
    case 'title-long':
    case 'day-form':
    case 'days-order':
      return text.opening[code]
    default:
      return text.opening.other
  }
}
