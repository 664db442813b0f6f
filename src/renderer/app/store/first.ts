import { config } from 'zod'

// As in the page (app/first.ts): zod's attempt at `new Function` would stand in the console as a violation.
config({ jitless: true })
