import { registerTrustedTypes } from '../lib/trusted'

registerTrustedTypes()

// react-remove-scroll (inside Mantine's Modal) makes a style sheet of its own and asks for its nonce under webpack's name.
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content
if (nonce) Object.assign(globalThis, { __webpack_nonce__: nonce })
