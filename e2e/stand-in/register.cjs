// Node 20 reads no TypeScript: tsx does, for the stand-in alone, so that the built files are run as they are.
const { register } = require('tsx/cjs/api')

const unregister = register()
require('./install.ts')
unregister()
