type KeyOf = (...parts: string[]) => string

/** A problem is one of its words and its day in a center: the same list taken in twice, or at two desks, makes it once. */
export const problemId = (keyOf: KeyOf, centerCode: string, problem: { title: string; day: string }): string =>
  `problem-${keyOf('problem', centerCode, problem.day, problem.title)}`

/** A case is one of its title and its day in a center. */
export const caseId = (keyOf: KeyOf, centerCode: string, study: { title: string; day: string }): string =>
  `case-${keyOf('case', centerCode, study.day, study.title)}`
