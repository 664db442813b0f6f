import { describe, expect, test } from 'vitest'
import { Refusal } from '../refusal'
import { findPassage, refuseForks } from './proxy-rules'

const codeOf = (act: () => unknown) => {
  try {
    return act()
  } catch (fault) {
    if (fault instanceof Refusal) return `${fault.status} ${fault.code}`
    throw fault
  }
}

describe('what passes to the center', () => {
  test.each([
    ['GET', '', '', { path: '/', longpoll: false, body: 'none' }],
    [
      'GET',
      '_changes',
      '?style=all_docs&feed=normal&include_docs=true&since=12-g1AAA%2B%2F&heartbeat=60000&limit=100&seq_interval=100',
      {
        path: '/_changes?style=all_docs&feed=normal&include_docs=true&since=12-g1AAA%2B%2F&heartbeat=60000&limit=100&seq_interval=100',
        longpoll: false,
        body: 'none',
      },
    ],
    ['GET', '_changes', '?feed=longpoll&since=3', { path: '/_changes?feed=longpoll&since=3', longpoll: true, body: 'none' }],
    ['GET', '_all_docs', '?keys=%5B%22a%22%5D', { path: '/_all_docs?keys=%5B%22a%22%5D', longpoll: false, body: 'none' }],
    ['POST', '_all_docs', '', { path: '/_all_docs', longpoll: false, body: 'json' }],
    ['POST', '_bulk_docs', '', { path: '/_bulk_docs', longpoll: false, body: 'writes' }],
    ['POST', '_bulk_get', '?revs=true', { path: '/_bulk_get?revs=true', longpoll: false, body: 'json' }],
    ['GET', 'r%26%23%2B%25', '', { path: '/r%26%23%2B%25', longpoll: false, body: 'none' }],
    ['GET', '_epoch', '', { path: '/_design/epoch', longpoll: false, body: 'none' }],
    ['GET', 'a%2Fb', '?rev=1-a', { path: '/a%2Fb?rev=1-a', longpoll: false, body: 'none' }],
  ])('%s /%s%s passes', (method, rest, search, passage) => {
    expect(findPassage(method, rest, search)).toEqual(passage)
  })

  test.each([
    ['GET', '_security', '', '403 endpoint'],
    ['GET', '_design%2Fenvelope', '', '403 endpoint'],
    ['GET', '_design/envelope', '', '403 endpoint'],
    ['GET', '_local%2Fx', '', '403 endpoint'],
    ['GET', '../c420106012004-residents/_changes', '', '403 endpoint'],
    ['GET', '..', '', '403 endpoint'],
    ['GET', '%2e%2e', '', '403 endpoint'],
    ['GET', 'r1/attachment', '', '403 endpoint'],
    ['POST', '_find', '', '403 endpoint'],
    ['GET', 'constructor', '?x=1', '400 bad-query'],
    ['GET', '%E0%A4%A', '', '400 bad-path'],
    ['PUT', '', '', '405 method'],
    ['DELETE', '', '', '405 method'],
    ['POST', '', '', '405 method'],
    ['PUT', 'r1', '', '405 method'],
    ['DELETE', 'r1', '?rev=1-a', '405 method'],
    ['GET', '_epoch', '?rev=1-a', '400 bad-query'],
    ['POST', '_epoch', '', '405 method'],
    ['GET', '_bulk_docs', '', '405 method'],
    ['POST', '_changes', '', '405 method'],
    ['GET', '_changes', '?feed=continuous', '400 bad-query'],
    ['GET', '_changes', '?feed=eventsource', '400 bad-query'],
    ['GET', '_changes', '?filter=_view', '400 bad-query'],
    ['POST', '_bulk_docs', '?new_edits=false', '400 bad-query'],
    ['GET', 'r1', '?attachments=true', '400 bad-query'],
  ])('%s /%s%s does not: %s', (method, rest, search, code) => {
    expect(codeOf(() => findPassage(method, rest, search))).toBe(code)
  })
})

describe('a push', () => {
  test.each([
    ['{"docs":[],"new_edits":false}', '403 new-edits'],
    ['{"docs":[],"new_edits":true}', '403 new-edits'],
    ['{"docs":[],"new\\u005fedits":false}', '403 new-edits'],
    ['{"docs":[],"\\u006eew_edits":false}', '403 new-edits'],
    ['{"docs":[],"new_edits":false,"new_edits":true}', '403 new-edits'],
    ['{"docs":[] new_edits', '400 bad-json'],
    ['{"docs":[{"note":"new_edits"}]}', undefined],
    ['{"docs":[{"note":"\\u738b"}]}', undefined],
    ['{"docs":[]}', undefined],
  ])('%s: %s', (text, code) => {
    expect(codeOf(() => refuseForks(text))).toBe(code)
  })
})
