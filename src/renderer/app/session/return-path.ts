type Texts = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const name = 'yizhan-return'

/** Where a member of staff stood when the page was opened anew; it outlives the reload in this window. */
export function noteReturn(workerId: string, path: string, texts: Texts = sessionStorage): void {
  texts.setItem(name, JSON.stringify({ workerId, path }))
}

/** Where to go after this one has signed in, told once; null where they did not ask for it, or somebody else came first. */
export function takeReturn(workerId: string, texts: Texts = sessionStorage): string | null {
  const noted = texts.getItem(name)
  texts.removeItem(name)
  if (noted === null) return null
  const { workerId: whose, path } = JSON.parse(noted) as { workerId: string; path: string }
  return whose === workerId ? path : null
}
