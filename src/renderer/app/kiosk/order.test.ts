import { expect, test } from 'vitest'
import type { CatalogueRecord } from '../../modules/catalogue'
import { pauseOf } from './order'

const order = (fields: Partial<CatalogueRecord>) => ({ kind: 'kioskOrder', title: '自助屏', ...fields }) as CatalogueRecord

test.each<[string, CatalogueRecord[], { reason: string } | null]>([
  ['no order', [], null],
  ['one for this kiosk', [order({ terminalId: 'a1b2c3d4', paused: true, body: '检修' })], { reason: '检修' }],
  ['one for all kiosks', [order({ terminalId: '*', paused: true })], { reason: '' }],
  ['one for another kiosk', [order({ terminalId: 'zzzzzzzz', paused: true, body: '检修' })], null],
  ['one that was taken back', [order({ terminalId: 'a1b2c3d4', paused: false, body: '检修' })], null],
  [
    'one for all, although its own says nothing of a pause',
    [order({ terminalId: 'a1b2c3d4' }), order({ terminalId: '*', paused: true, body: '停电' })],
    { reason: '停电' },
  ],
])('whether it is paused: %s', (_, catalogue, pause) => expect(pauseOf(catalogue, 'a1b2c3d4')).toEqual(pause))
