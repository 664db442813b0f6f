import type { Context, Patch } from '../../data/context'
import { textPinyin } from '../../lib/pinyin'
import { done, type Result, refused } from '../../lib/result'
import { type CityPlan, cityCourseId, fieldsOf } from './city-rules'
import { filled } from './course-rules'

/**
 * 市级课程目录: what the city's file says, and nothing else, becomes its courses here. The one writer of them: no form changes one.
 * Courses the file lacks are closed. Answers how many stand after it.
 */
export async function takeCityCourses(
  context: Context,
  input: { plan: CityPlan },
): Promise<Result<number, { code: 'not-allowed' }>> {
  if (!context.may('academy.write')) return refused({ code: 'not-allowed' })
  const { courses, gone } = input.plan
  const wanted = courses.map((course) => {
    const titlePinyin = textPinyin(course.title)
    return { ...fieldsOf(course), titlePinyin, id: cityCourseId(context.keyOf, course), kind: 'course' as const }
  })
  const alive = await context.writeMany('catalogue', wanted.map(filled) as never)
  const byId = new Map(wanted.map((course) => [course.id, course]))
  await context.changeMany('catalogue', alive, ({ id }) => {
    const { id: _, kind, ...fields } = byId.get(id) ?? { id, kind: 'course' }
    return fields as Patch<'catalogue'>
  })
  await context.changeMany(
    'catalogue',
    gone.map(({ id }) => id),
    () => ({ open: false }),
  )
  return done(wanted.length)
}
