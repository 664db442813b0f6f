import { describe, expect, test } from 'vitest'
import type { Worker } from '../../modules/workers/schema'
import { enter, keepValid, lock, nobody } from './sessions'

const worker = (id: string, role: Worker['role'] = 'worker') => ({ id, role, name: id }) as Worker

describe('whose screens a desk keeps', () => {
  test('who comes back after a lock finds the place they left', () => {
    const locked = lock(enter(nobody, worker('a')), '/residents/7')
    expect(enter(locked, worker('a'))).toEqual({ kept: [{ worker: worker('a'), path: '/residents/7' }], activeId: 'a' })
  })
  test('somebody else starts at the beginning, and the first one is kept', () => {
    const both = enter(lock(enter(nobody, worker('a')), '/residents/7'), worker('b'))
    expect(both).toEqual({
      kept: [
        { worker: worker('a'), path: '/residents/7' },
        { worker: worker('b'), path: '/' },
      ],
      activeId: 'b',
    })
  })
  test('the fifth person pushes out the one who was away longest', () => {
    const five = ['a', 'b', 'c', 'd', 'e'].reduce((sessions, id) => enter(lock(sessions, '/'), worker(id)), nobody)
    expect(five.kept.map((session) => session.worker.id)).toEqual(['b', 'c', 'd', 'e'])
  })
  test('who is retired while signed in is signed out at once', () => {
    expect(keepValid(enter(nobody, worker('a')), [])).toEqual(nobody)
  })
  test('who got another role signs in again, everybody else stays', () => {
    const both = enter(enter(nobody, worker('a')), worker('b'))
    expect(keepValid(both, [worker('a', 'auditor'), worker('b')])).toEqual({
      kept: [{ worker: worker('b'), path: '/' }],
      activeId: 'b',
    })
  })
})
