import { expect, test } from 'vitest'
import type { Post } from '../../catalogue/schema'
import type { Claim } from '../schema'
import { placesFor, postsOf } from './list-posts'
import type { ListedRow } from './types'

const row = (memberId: string, posts: string[], rest: object = {}) =>
  ({ memberId, posts, verdict: 'new', flags: [], ...rest }) as unknown as ListedRow
const rows = [row('wang', ['政策宣讲员']), row('li', ['矛盾调解员', '政策宣讲员'])]
const post = (rest: object = {}) => ({ id: 'post-1', kind: 'post', title: '政策 宣讲员', quota: 2, open: true, ...rest }) as Post
const claimOf = (memberId: string, claimStatus: string) =>
  ({ id: memberId, claimTarget: 'post', targetId: 'post-1', claimStatus, memberId, stamps: { born: '1' } }) as unknown as Claim

const planned = (list: ListedRow[], posts: Post[], claims: Claim[] = []) =>
  postsOf(list, posts, claims).map((one) => [one.title, one.id, one.memberIds, placesFor(one)])
const fresh = ['矛盾调解员', null, ['li'], 1]

test.each([
  ['with places for all', post(), [], 2],
  ['with one place left', post(), [claimOf('zhao', 'active')], 1],
  ['that is full', post(), [claimOf('zhao', 'active'), claimOf('sun', 'active')], 0],
  ['that is closed', post({ open: false }), [], 0],
] as const)(
  'of a post %s as many claims are written as there is room for; a new one has room for all',
  (_, of, claims, places) => {
    expect(planned(rows, [of], [...claims])).toEqual([['政策 宣讲员', 'post-1', ['wang', 'li'], places], fresh])
  },
)

test('who has claimed, or withdrawn, does not claim again by a list', () => {
  expect(planned(rows, [post()], [claimOf('wang', 'withdrawn')])).toEqual([fresh, ['政策 宣讲员', 'post-1', ['li'], 1]])
  expect(planned(rows.slice(0, 1), [post()], [claimOf('wang', 'active')])).toEqual([])
})

test('a row that is refused, or whose registration ended, claims nothing', () => {
  const ended = row('sun', ['政策宣讲员'], { flags: [{ code: 'ended-before' }] })
  expect(planned([row('zhao', ['政策宣讲员'], { verdict: 'wrong' }), ended], [])).toEqual([])
})
