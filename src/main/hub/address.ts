import { StartError } from '../refusal'
import type { Credentials } from '../server/upstream'

export type HubAddress = {
  /** Without credentials and without a slash at the end. */
  root: string
  credentials: Credentials | null
}

const bad = (why: string, cause?: unknown) =>
  new StartError(
    'bad-hub-address',
    '--hub 的地址不对，应为 http://用户:密码@主机:5984 这样的地址。\n' +
      `The address of --hub is wrong (${why}); it looks like http://user:password@host:5984`,
    { cause },
  )

/** Reads the value of `--hub`. Its message never repeats the value, which may hold a password. */
export function readHubAddress(text: string): HubAddress {
  let url: URL
  try {
    url = new URL(text)
  } catch (cause) {
    throw bad('not an address', cause)
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw bad('http or https only')
  if (url.search || url.hash) throw bad('nothing after ? or #')
  const root = `${url.origin}${url.pathname.replace(/\/+$/, '')}`
  if (!url.username) return { root, credentials: null }
  return { root, credentials: { name: decodeURIComponent(url.username), password: decodeURIComponent(url.password) } }
}
