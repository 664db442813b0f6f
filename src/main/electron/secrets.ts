import { join } from 'node:path'
import type { SafeStorage } from 'electron'
import { z } from 'zod'
import { readText, writeAtomic } from '../files'
import type { Secrets } from '../secrets'

const sealedSchema = z.record(z.string(), z.base64())

export const noKeyring =
  '这台电脑没有可用的密码保管服务,驿站不能安全地保存密码。请安装并登录 GNOME 密钥环或 KWallet 后再启动;' +
  '确需以受限文件保存的,请由管理员加上 --plain-secrets 启动。\n' +
  'This computer has no keyring. Install and unlock GNOME Keyring or KWallet, ' +
  'or start with --plain-secrets to keep the passwords in a file that only this user can read.'

/**
 * Passwords sealed by the system's keyring, in `<folder>/secrets.sealed.json`, mode 0600.
 * Throws where there is no keyring, and on Linux where `basic_text` only pretends to be one.
 */
export async function keyringSecrets(safeStorage: SafeStorage, folder: string, platform: NodeJS.Platform): Promise<Secrets> {
  if (platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') throw new Error(noKeyring)
  if (!(await safeStorage.isAsyncEncryptionAvailable())) throw new Error(noKeyring)
  const file = join(folder, 'secrets.sealed.json')
  // One write after the other: two at once would each keep the other's secret out.
  let queue: Promise<unknown> = Promise.resolve()
  const write = async (name: string, value: string) => {
    const sealed = await safeStorage.encryptStringAsync(value)
    await writeAtomic(file, JSON.stringify({ ...(await readSealed(file)), [name]: sealed.toString('base64') }))
  }
  return {
    read: async (name) => {
      const sealed = (await readSealed(file))[name]
      if (sealed === undefined) return null
      return (await safeStorage.decryptStringAsync(Buffer.from(sealed, 'base64'))).result
    },
    write: (name, value) => {
      const written = queue.then(() => write(name, value))
      queue = written.catch(() => undefined)
      return written
    },
  }
}

async function readSealed(file: string): Promise<Record<string, string>> {
  const text = await readText(file)
  if (text === null) return {}
  try {
    return sealedSchema.parse(JSON.parse(text))
  } catch (cause) {
    throw new Error('reading the sealed passwords', { cause })
  }
}
