import { notifications, notificationsStore } from '@mantine/notifications'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { notify } from './notify'

const shown = () => notificationsStore.getState().notifications.map(({ message }) => message)

// Screens tested before this in the same process may have told something, too.
beforeEach(() => notifications.clean())
afterEach(() => notifications.clean())

test('of what went well only the last is there; a problem stays until it is closed', () => {
  notify('done', '已新增')
  notify('problem', '没有保存，请再试一次')
  notify('done', '已保存')
  expect(shown()).toEqual(['没有保存，请再试一次', '已保存'])
  expect(notificationsStore.getState().notifications.map(({ autoClose }) => autoClose)).toEqual([false, 4000])
})
