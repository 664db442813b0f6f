import { expect } from '@playwright/test'
import { test } from './fixtures'
import type { Station } from './hosts/station'
import { deskOf } from './pages/desk'
import { personOf } from './pages/person'
import { rosterOf } from './pages/roster'
import { center, director, setUpOf } from './pages/set-up'
import { signInOf } from './pages/sign-in'

const wang = { name: '王芳', phone: '13800001234' }

test.describe.configure({ timeout: 180_000 })

test.use({ begin: 'desk' })

/** The first station runs the hub and has a person; the second is another computer with a browser profile of its own. */
async function openBoth(station: Station): Promise<Station> {
  await signInOf(station.page).as(director.name, director.pin)
  await expect(deskOf(station.page).syncBadge()).toHaveText('已同步')
  const other = await station.startAnother()
  await setUpOf(other.page).nameCenter(center.name, center.code)
  await setUpOf(other.page).nameTerminal('2 号窗口')
  await signInOf(other.page).as(director.name, director.pin)
  await expect(deskOf(other.page).syncBadge()).toHaveText('已同步')
  return other
}

test('what one writes, changes and erases appears on the other by itself', async ({ station }) => {
  const other = await openBoth(station)
  const [here, there] = [rosterOf(station.page), rosterOf(other.page)]
  await there.open()
  await here.add(wang)
  await there.line(wang.name).getByRole('link').click()
  await personOf(station.page).edit({ 备注: '腿脚不便' })
  await expect(personOf(other.page).says('腿脚不便')).toBeVisible()
  await personOf(other.page).edit({ 工作单位: '粮道街小学' })
  await expect(personOf(station.page).says('粮道街小学')).toBeVisible()
  await expect(deskOf(station.page).syncBadge()).toHaveText('已同步')
  await expect(deskOf(other.page).syncBadge()).toHaveText('已同步')
  await personOf(station.page).erase('同一个人登记了两次')
  await expect(other.page.getByText(wang.name)).toHaveCount(0)
})

test('one is cut off, both edit different fields of one person: both edits stand on both', { tag: '@page' }, async ({
  station,
}) => {
  const other = await openBoth(station)
  const badge = deskOf(station.page).syncBadge()
  // The other one's window is a new one after its restart.
  const there = () => ({ badge: deskOf(other.page).syncBadge(), roster: rosterOf(other.page), person: personOf(other.page) })
  const expectUnsent = async (sentence: string) => {
    await expect(there().badge).toHaveText('离线')
    await there().badge.click()
    await expect(other.page.getByText(sentence)).toBeVisible()
    await other.page.keyboard.press('Escape')
  }
  await rosterOf(station.page).add(wang)
  await there().roster.openPerson(wang.name)

  await other.link?.cut()
  await expectUnsent('没有待传的内容')
  await there().person.edit({ 工作单位: '粮道街小学' })
  await expectUnsent('待传：1 条')
  await personOf(station.page).edit({ 备注: '腿脚不便' })
  await expect(badge).toHaveText('已同步')
  await expect(there().person.says('腿脚不便')).toHaveCount(0)

  await other.restart()
  await signInOf(other.page).as(director.name, director.pin)
  await expectUnsent('待传：1 条')

  await other.link?.mend()
  await expect(there().badge).toHaveText('已同步', { timeout: 90_000 })
  await there().roster.openPerson(wang.name)
  for (const page of [station.page, other.page]) {
    await expect(personOf(page).says('粮道街小学')).toBeVisible()
    await expect(personOf(page).says('腿脚不便')).toBeVisible()
  }
  await expect(badge).toHaveText('已同步')
})
