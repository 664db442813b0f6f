import { join } from 'node:path'
import * as electron from 'electron'
import { boot } from './electron/boot'

void boot(electron, {
  argv: process.argv,
  preload: join(__dirname, '../preload/index.cjs'),
  assetsDir: join(__dirname, '../renderer'),
})
