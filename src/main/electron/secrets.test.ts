import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SafeStorage } from 'electron'
import { afterAll, describe, expect, it } from 'vitest'
import { keyringSecrets, noKeyring } from './secrets'

type Keyring = { backend?: ReturnType<SafeStorage['getSelectedStorageBackend']>; available?: boolean }

/** A keyring whose seal is to turn every byte round. */
function keyring({ backend = 'gnome_libsecret', available = true }: Keyring = {}): SafeStorage {
  const turn = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ 0xff))
  const storage: Partial<SafeStorage> = {
    getSelectedStorageBackend: () => backend,
    isAsyncEncryptionAvailable: async () => available,
    encryptStringAsync: async (text) => turn(Buffer.from(text)),
    decryptStringAsync: async (sealed) => ({ result: turn(sealed).toString(), shouldReEncrypt: false }),
  }
  return storage as SafeStorage
}

const root = mkdtempSync(join(tmpdir(), 'yizhan-secrets-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
const newFolder = () => mkdtempSync(join(root, 'station-'))

describe('keyringSecrets', () => {
  it('a password written is read again after a restart, and does not lie in the file', async () => {
    const folder = newFolder()
    const secrets = await keyringSecrets(keyring(), folder, 'linux')
    await Promise.all([secrets.write('terminal', 'first-password'), secrets.write('hub', 'second-password')])
    const again = await keyringSecrets(keyring(), folder, 'linux')
    expect([await again.read('terminal'), await again.read('hub'), await again.read('other')]).toEqual([
      'first-password',
      'second-password',
      null,
    ])
    const file = join(folder, 'secrets.sealed.json')
    expect(readFileSync(file, 'utf8')).not.toContain('password')
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('is refused on Linux where the keyring only pretends to be one, and anywhere without one', async () => {
    await expect(keyringSecrets(keyring({ backend: 'basic_text' }), newFolder(), 'linux')).rejects.toThrow(noKeyring)
    await expect(keyringSecrets(keyring({ available: false }), newFolder(), 'win32')).rejects.toThrow(noKeyring)
  })

  it('a damaged file is a fault, never an empty keyring that would be written over it', async () => {
    const folder = newFolder()
    writeFileSync(join(folder, 'secrets.sealed.json'), '{"terminal":')
    const secrets = await keyringSecrets(keyring(), folder, 'linux')
    await expect(secrets.read('terminal')).rejects.toThrow('reading the sealed passwords')
    await expect(secrets.write('terminal', 'other')).rejects.toThrow('reading the sealed passwords')
    expect(readFileSync(join(folder, 'secrets.sealed.json'), 'utf8')).toBe('{"terminal":')
  })
})
