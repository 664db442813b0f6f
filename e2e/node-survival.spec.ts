import { setTimeout as wait } from 'node:timers/promises'
import { expect } from '@playwright/test'
import { test } from './fixtures'
import { openChromium } from './hosts/chromium'
import type { Station } from './hosts/station'
import { killBrowser, openDisk, profileOf, removeIndexedDb } from './hosts/violence'
import { deskOf } from './pages/desk'
import { personOf } from './pages/person'
import { recoveryOf } from './pages/recovery'
import { rosterOf } from './pages/roster'
import { center, director, setUpOf } from './pages/set-up'
import { signInOf } from './pages/sign-in'

// What a center holds would come back by itself, so these stations cannot reach theirs while they are tried.

const kills = Number(process.env['YIZHAN_KILLS'] ?? 2)

test.use({ begin: 'desk' })
test.describe.configure({ timeout: 120_000 + kills * 40_000 })

/** A second station that has synced once, signed in, with its cable to the center pulled out. */
async function openCutOff(station: Station, root?: string): Promise<Station> {
  const other = await station.startAnother(root === undefined ? {} : { root })
  await setUpOf(other.page).nameCenter(center.name, center.code)
  await setUpOf(other.page).nameTerminal('2 号窗口')
  await signInOf(other.page).as(director.name, director.pin)
  await expect(deskOf(other.page).syncBadge()).toHaveText('已同步')
  await other.link?.cut()
  other.expectTrouble(/Failed to load resource|ERR_|Failed to fetch/)
  return other
}

const nameOf = (life: number) =>
  `王${'一二三四五六七八九十'.charAt(life % 10)}${'安宁平静和美康健乐福'.charAt(Math.floor(life / 10) % 10)}`
const noteOf = (write: number) => `第 ${write} 次修改`

/** Changes the person who is open, again and again, until the window is gone. */
async function writeUntilKilled(station: Station, kill: () => Promise<void>) {
  const count = { told: 0, tried: 0 }
  let alive = true
  const writing = async () => {
    while (alive) {
      count.tried += 1
      await personOf(station.page).edit({ 备注: noteOf(count.tried) })
      count.told = count.tried
    }
  }
  const written = writing().catch((cause: unknown) => {
    if (alive) throw cause
  })
  await expect.poll(() => count.told, { timeout: 30_000 }).toBeGreaterThan(0)
  alive = false
  await kill()
  await written
  return count
}

/** A browser that is started while its disk is full: Chromium has thrown its databases away there. It may also refuse to start. */
async function openOnFullDisk(station: Station): Promise<void> {
  const address = station
    .output()
    .map((line) => /(http:\/\/127\.0\.0\.1:\d+\/\S*)/.exec(line)?.[1])
    .findLast(Boolean)
  const browser = await openChromium({ profile: profileOf(station) }).catch(() => null)
  const page = browser?.pages()[0]
  await page?.goto(address ?? '').catch(() => undefined)
  await wait(8_000)
  await browser?.close().catch(() => undefined)
}

test(`the browser is killed ${kills} times while somebody writes, then its database is deleted: whatever was told saved is there`, async ({
  station,
}) => {
  const other = await openCutOff(station)
  const lives: { name: string; told: number; tried: number }[] = []
  let recovered = 0
  const expectPerson = async ({ name, told, tried }: (typeof lives)[number]) => {
    await rosterOf(other.page).openPerson(name)
    // The last one may or may not have come as far as the disk; the one before it was told saved.
    const notes = new RegExp(`^(${noteOf(told)}|${noteOf(tried)})$`)
    await expect(other.page.locator('dd').filter({ hasText: notes })).toBeVisible()
  }
  for (let life = 0; life < kills; life += 1) {
    const name = nameOf(life)
    await rosterOf(other.page).add({ name })
    const count = await writeUntilKilled(other, async () => {
      await wait(Math.random() * 400)
      expect(killBrowser(other)).toBeGreaterThan(0)
    })
    lives.push({ name, ...count })
    await (life % 2 === 0 ? other.restartAfterPowerCut() : other.restart())
    if (await recoveryOf(other.page).recoverWhereAsked()) recovered += 1
    await signInOf(other.page).as(director.name, director.pin)
    await expectPerson(lives[life]!)
    // The first half comes back from the copy below, the rest from the journal.
    if (life === Math.floor((kills - 1) / 2)) await recoveryOf(other.page).backUp()
  }
  const told = lives.reduce((sum, life) => sum + life.told + 1, 0)
  console.log(
    `survival: ${kills} kills, ${told} writes told saved, 0 missing; the browser had lost its database ${recovered} times`,
  )

  killBrowser(other)
  removeIndexedDb(other)
  await other.restartAfterPowerCut()
  await recoveryOf(other.page).recover()
  await signInOf(other.page).as(director.name, director.pin)
  for (const life of lives) await expectPerson(life)
  await other.link?.mend()
  await expect(deskOf(other.page).syncBadge()).toHaveText('已同步', { timeout: 90_000 })
})

test('the disk is full: a sentence says so, what was typed stays, and nothing that was saved is lost', async ({ station }) => {
  const disk = openDisk(1_000)
  try {
    const other = await openCutOff(station, disk.folder)
    const saved = [nameOf(0), nameOf(1)]
    for (const name of saved) await rosterOf(other.page).add({ name })
    await recoveryOf(other.page).backUp()
    await rosterOf(other.page).add({ name: nameOf(2) })

    // Short of room, the station stops writing before the browser's own database can be harmed.
    disk.fill(other, 120)
    await wait(4_000)
    await other.page.getByRole('button', { name: '修改', exact: true }).click()
    const note = other.page.getByRole('textbox', { name: '备注', exact: true })
    await note.fill('写在磁盘满的时候')
    await other.page.keyboard.press('Control+s')
    await expect(other.page.getByText(/^没有保存：磁盘/)).toBeVisible()
    await expect(note).toHaveValue('写在磁盘满的时候')

    disk.free(other)
    // The host looks at the disk again after a few seconds.
    await wait(4_000)
    await other.page.keyboard.press('Control+s')
    await expect(personOf(other.page).says('写在磁盘满的时候')).toBeVisible({ timeout: 20_000 })

    other.expectTrouble(/the store:|nothing was saved|Dexie|507|503/)
    if (disk.isBrowsersToo) {
      await personOf(other.page).keepTyping('写在一点不剩的时候', {
        full: () => disk.fill(other, 0),
        room: async () => {
          disk.free(other)
          await wait(4_000)
        },
        signIn: () => signInOf(other.page).as(director.name, director.pin),
      })
    }

    // Another program takes the last of it, and the machine goes down.
    disk.fill(other, 0)
    killBrowser(other)
    await openOnFullDisk(other)
    disk.free(other)
    await other.restart()
    const asked = await recoveryOf(other.page).recoverWhereAsked()
    console.log(`survival: after a full disk the browser had ${asked ? 'lost' : 'kept'} its database`)
    await signInOf(other.page).as(director.name, director.pin)
    for (const name of saved) await rosterOf(other.page).openPerson(name)
    await rosterOf(other.page).openPerson(nameOf(2))
    await expect(personOf(other.page).says(disk.isBrowsersToo ? '写在一点不剩的时候' : '写在磁盘满的时候')).toBeVisible()
    await other.close()
  } finally {
    disk.unmount()
  }
})
