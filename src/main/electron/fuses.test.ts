import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** The block of plain `name: true|false` lines under one key; all that this file's fuses use of YAML. */
function readSwitches(yaml: string, key: string): Record<string, boolean> {
  const [, block = ''] = new RegExp(`^${key}:\\n((?: {2}\\w+: (?:true|false)\\n)+)`, 'm').exec(yaml) ?? []
  return Object.fromEntries(
    block
      .trimEnd()
      .split('\n')
      .map((line) => [line.trim().split(': ')[0], line.endsWith('true')]),
  )
}

describe('the installed binary', () => {
  it('has every fuse blown that would let it be something else', () => {
    expect(readSwitches(readFileSync('electron-builder.yml', 'utf8'), 'electronFuses')).toEqual({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableCookieEncryption: true,
      onlyLoadAppFromAsar: true,
      enableEmbeddedAsarIntegrityValidation: true,
      grantFileProtocolExtraPrivileges: false,
    })
  })
})
