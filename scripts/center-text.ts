import type { TerminalState } from '../src/main/hub/operator/centers'
import { serverSettings } from '../src/main/hub/operator/server-settings'
import type { Change } from '../src/main/hub/operator/watch-writes'
import type { Oddity } from '../src/main/hub/operator/whole-city'
import { spellCode } from '../src/shared/enrolment'

/** A sentence in both languages, as everything is that an operator reads. */
export const both = (zh: string, en: string): string => `${zh}  ${en}`

export const help = `npm run center -- COMMAND [--hub http://admin:password@host:5984 | --data DIR] [--dry-run]

管理数据中心：内置的和真正的 CouchDB 用法一样；重复执行不会重复改动；--dry-run 只说会改什么，不改。
Runs a center's server, the embedded hub and a real CouchDB alike. Doing it twice changes nothing; --dry-run only tells.

  init                                        检查并设置服务器，更新所有中心的规则   checks and sets the server, brings every center up to date
  add-center CODE NAME                        开通一个社区（12 位代码）             opens a center
  add-terminal CENTER --mode desk|kiosk NAME  登记一台电脑，打印登记码（72 小时内用一次） prints a code for one computer
  revoke TERMINAL                             停用一台电脑                         ends a computer's access
  status [CENTER] [--json]                    各中心、各电脑的情况                 how every computer stands
  publish FILE                                发布全市目录（JSON）                  publishes the city's catalogue
  verify                                      核对权限、规则、角色，有出入则退出码为 1  compares everything with what it should be
  new-epoch CENTER|all                        从备份恢复之后执行                   after a restore

  --hub URL    CouchDB 的地址，带管理员名和密码；也可用环境变量 COUCHDB_URL   address with the administrator's name and password
  --data DIR   一台电脑自带的数据中心（开着或关着都行）                     a station's own hub, running or not`

/** What a change is, in words. Of passwords and bodies nothing is told. */
export function tellChange({ method, path, body }: Change): string {
  const parts = path.slice(1).split('?')[0]?.split('/').map(decodeURIComponent) ?? []
  const [database = '', ...rest] = parts
  const name = rest.join('/')
  if (database === '_node') {
    const [node = '', , section = '', key = ''] = rest
    const why = serverSettings.find((setting) => setting.section === section && setting.key === key)?.why ?? ''
    return both(`${node}：设置 ${section}/${key} = ${body}`, `set ${section}/${key} = ${body} on ${node} (${why})`)
  }
  if (database === '_users') {
    if (name === '') return both('建用户库', 'made the database of users')
    const user = name.replace('org.couchdb.user:', '')
    return method === 'DELETE' ? both(`删除用户 ${user}`, `removed user ${user}`) : both(`写入用户 ${user}`, `wrote user ${user}`)
  }
  if (name === '')
    return method === 'DELETE' ? both(`删除 ${database}`, `removed ${database}`) : both(`建库 ${database}`, `made ${database}`)
  if (name === '_security') return both(`${database}：设置谁能进`, `${database}: set who may enter`)
  if (name === '_design/envelope') return both(`${database}：更新规则`, `${database}: wrote its rule`)
  if (name === '_design/epoch') return both(`${database}：新的纪元`, `${database}: gave it an epoch`)
  if (name === '_bulk_docs') return both(`${database}：写入记录`, `${database}: wrote records`)
  return method === 'DELETE'
    ? both(`${database}：删除 ${name}`, `${database}: removed ${name}`)
    : both(`${database}：写入 ${name}`, `${database}: wrote ${name}`)
}

export function tellOddity(oddity: Oddity): string {
  switch (oddity.code) {
    case 'changed':
      return both('与应有的不同，需要：', 'not as it should be; needed:') + tellChange(oddity.change)
    case 'foreign-design':
      return both(`多出的设计文档 ${oddity.subject}`, `a design document that is not ours: ${oddity.subject}`)
    case 'foreign-database':
      return both(`不认识的库 ${oddity.subject}`, `a database that is not ours: ${oddity.subject}`)
    case 'odd-roles':
      return both(
        `用户 ${oddity.subject} 的角色不对`,
        `user ${oddity.subject} has other roles than one terminal of a known center`,
      )
  }
}

export const tellCode = (code: string, expiresAt: string, deviceId: string): string =>
  [
    both(`登记码：${spellCode(code)}`, `Enrolment code: ${spellCode(code)}`),
    both(
      `在那台电脑上打开驿站，选“已有登记码”，输入本中心的地址和登记码。只能用一次，${expiresAt} 前有效。`,
      `On that computer open Yizhan, choose “I have a code”, enter the address of this server and the code. Works once, until ${expiresAt}.`,
    ),
    both(`停用时：npm run center -- revoke ${deviceId}`, `To end it: npm run center -- revoke ${deviceId}`),
  ].join('\n')

const pad = (text: string, width: number) => {
  // A Chinese character takes two columns of a terminal.
  const columns = [...text].reduce((sum, sign) => sum + ((sign.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0)
  return text + ' '.repeat(Math.max(0, width - columns))
}

const gigabytes = (bytes: number | null) => (bytes === null ? '–' : `${(bytes / 2 ** 30).toFixed(1)} GB`)

export type CenterState = { centerCode: string; centerName: string; terminals: TerminalState[] }

/** A table for a person: a line for each terminal. */
export function tellStatus(centers: CenterState[]): string {
  if (centers.length === 0) return both('还没有开通任何社区', 'No center was opened yet')
  const head = [
    '电脑 device',
    '名称 name',
    '用途 mode',
    '版本 version',
    '最后在线 last seen',
    '未传 unsent',
    '被拒 refused',
    '剩余空间 free disk',
    '',
  ]
  const lines = centers.flatMap(({ centerCode, centerName, terminals }) => [
    '',
    `${centerCode} ${centerName}`,
    ...[head, ...terminals.map(rowOf)].map((cells) =>
      cells
        .map((cell) => pad(cell, 20))
        .join('')
        .trimEnd(),
    ),
  ])
  return lines.join('\n').trimStart()
}

function rowOf(terminal: TerminalState): string[] {
  const { deviceId, name, mode, version, seenAt, unsent, refused, freeBytes, revokedAt, enrolled } = terminal
  const note = revokedAt ? '已停用 revoked' : enrolled ? '' : '没有账号 no user'
  return [
    deviceId,
    name,
    mode,
    version || '–',
    seenAt ? seenAt.slice(0, 16).replace('T', ' ') : '从未 never',
    String(unsent ?? '–'),
    String(refused ?? '–'),
    gigabytes(freeBytes),
    note,
  ]
}
