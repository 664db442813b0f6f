import { readFile } from 'node:fs/promises'
import { extname, resolve, sep } from 'node:path'
import { Refusal, systemCode } from '../refusal'
import { contentSecurityPolicy, newNonce } from './headers'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
}

/** A file that Vite named after its contents never changes. */
const hashed = /^\/assets\/.+-[\w-]{8}\.\w+$/

const notFound = () => new Refusal(404, 'not-found', 'There is no such file')

/** The path below the folder that an address names. Refuses every way out of it, hidden files and unknown kinds. */
function safePath(pathname: string): string {
  let path: string
  try {
    path = decodeURIComponent(pathname)
  } catch (cause) {
    throw new Refusal(400, 'bad-path', 'The address is not well formed', { cause })
  }
  const segments = path.split('/').slice(1)
  const bad =
    path.includes('\\') || path.includes('\0') || segments.some((segment) => segment.startsWith('.') || segment.includes(':'))
  if (bad) throw new Refusal(400, 'bad-path', 'The address leaves the folder')
  return path
}

const isNavigation = (request: Request) =>
  (request.headers.get('sec-fetch-mode') ?? 'navigate') === 'navigate' &&
  (request.headers.get('accept') ?? '').includes('text/html')

async function read(path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    if (['ENOENT', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG'].includes(systemCode(error))) throw notFound()
    throw error
  }
}

/**
 * The page: a nonce of its own, and addresses from the root, because a build with a relative base would look for
 * its scripts below `/roster/` when the address is a person's.
 */
async function page(assetsDir: string): Promise<Response> {
  const nonce = newNonce()
  const html = (await read(resolve(assetsDir, 'index.html')))
    .toString('utf8')
    .replace(/(<meta name="csp-nonce" content=")[^"]*"/, `$1${nonce}"`)
    .replace(/((?:src|href)=")\.\//g, '$1/')
  return new Response(html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': contentSecurityPolicy(nonce),
    },
  })
}

/** Answers a file of the built page, or the page itself for a navigation to an address of the app. */
export async function serveAsset(request: Request, assetsDir: string): Promise<Response> {
  const path = safePath(new URL(request.url).pathname)
  if (path === '/' || path === '/index.html') return page(assetsDir)
  const type = types[extname(path).toLowerCase()]
  if (!type) {
    if (isNavigation(request)) return page(assetsDir)
    throw notFound()
  }
  const root = resolve(assetsDir)
  const file = resolve(root, `.${path}`)
  if (!file.startsWith(root + sep)) throw new Refusal(400, 'bad-path', 'The address leaves the folder')
  const bytes = await read(file)
  const cache = hashed.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache'
  return new Response(new Uint8Array(bytes), {
    headers: { 'content-type': type, 'content-length': String(bytes.byteLength), 'cache-control': cache },
  })
}
