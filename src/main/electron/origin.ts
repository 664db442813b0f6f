/** The page's scheme, host and origin. The origin is the key of the page's database: never change it. */
export const appScheme = 'app'
export const appHost = 'yizhan'
export const appOrigin = `${appScheme}://${appHost}`
export const appStart = `${appOrigin}/`

/** True for an address inside our own page: exact scheme, exact host, no port, no user name in front of it. */
export function isOwnAddress(address: string): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  return url.protocol === `${appScheme}:` && url.host === appHost && url.username === '' && url.password === ''
}
