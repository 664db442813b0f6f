import { describe, expect, it } from 'vitest'
import { admitsLeaving, endsSetUp, modeOf } from './mode'

const station = {
  version: 1,
  centerCode: '420106012003',
  centerName: '水果湖社区',
  terminalName: '一号窗口',
  mode: 'kiosk',
  deviceId: 'a1b2c3d4',
  demo: false,
  citySalt: 'sixteen characters',
}
const report = (mode: 'desk' | 'kiosk' | null, known: unknown) => async () =>
  Response.json({
    station: known,
    host: { kind: 'electron', version: '1', hub: 'embedded', endpoint: 'http://127.0.0.1:1', mode },
  })

describe('modeOf', () => {
  it('the command line decides over set-up, and a terminal before set-up is a desk', async () => {
    expect(await modeOf(report('desk', station))).toBe('desk')
    expect(await modeOf(report(null, station))).toBe('kiosk')
    expect(await modeOf(report(null, null))).toBe('desk')
  })

  it('a station that cannot tell its mode does not open unlocked', async () => {
    await expect(modeOf(async () => new Response(null, { status: 500 }))).rejects.toThrow('answered 500')
    await expect(modeOf(async () => Response.json({ host: {} }))).rejects.toThrow('asking the station for its mode')
  })
})

describe('endsSetUp', () => {
  it('is the answered PUT of the station, the code that was taken, and nothing else', () => {
    const put = new Request('app://yizhan/station', { method: 'PUT' })
    expect(endsSetUp(put, new Response())).toBe(true)
    expect(endsSetUp(new Request('app://yizhan/station/enrolment', { method: 'POST' }), new Response())).toBe(true)
    expect(endsSetUp(put, new Response(null, { status: 409 }))).toBe(false)
    expect(endsSetUp(new Request('app://yizhan/station'), new Response())).toBe(false)
    expect(endsSetUp(new Request('app://yizhan/station/collections', { method: 'PUT' }), new Response())).toBe(false)
  })
})

describe('admitsLeaving', () => {
  it('is the right leave number and nothing else', () => {
    const post = new Request('app://yizhan/kiosk/leave', { method: 'POST' })
    expect(admitsLeaving(post, Response.json({ left: true }))).toBe(true)
    expect(admitsLeaving(post, Response.json({ error: 'leave-wrong' }, { status: 403 }))).toBe(false)
    expect(admitsLeaving(new Request('app://yizhan/kiosk/leave'), new Response())).toBe(false)
    expect(admitsLeaving(new Request('app://yizhan/kiosk/intake', { method: 'POST' }), new Response())).toBe(false)
  })
})
