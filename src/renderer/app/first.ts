import { config } from 'zod'
import { registerTrustedTypes } from '../lib/trusted'

registerTrustedTypes()

// zod would try whether `new Function` is allowed here. It is not, and the attempt would stand in the console as a violation.
config({ jitless: true })

// react-remove-scroll (inside Mantine's Modal) makes a style sheet of its own and asks for its nonce under webpack's name.
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content
if (nonce) Object.assign(globalThis, { __webpack_nonce__: nonce })
