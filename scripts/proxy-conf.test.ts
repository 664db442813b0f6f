import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { serverSettings } from '../src/main/hub/operator/server-settings'
import { findPassage } from '../src/main/server/proxy-rules'
import { allowed, patternOf, proxyConf } from './proxy-conf'

const passes = (method: string, address: string) =>
  allowed.some((each) => new RegExp(patternOf(each)).test(`${method} ${address}`))
const database = '/c420106012003-residents'

describe('the proxy in front of a cluster', () => {
  test('has the configuration that the rules of the hosts make', () => {
    expect(readFileSync('deploy/nginx/allowed.conf', 'utf8')).toBe(proxyConf())
  })

  test.each([
    ['GET', '', ''],
    ['GET', '_changes', '?include_docs=true&since=12-g1AAA%2B%2F&limit=100'],
    ['GET', '_changes', '?feed=longpoll&since=3&heartbeat=50000'],
    ['POST', '_all_docs', '?include_docs=true'],
    ['POST', '_bulk_docs', ''],
    ['POST', '_bulk_get', ''],
    ['GET', '_epoch', ''],
    ['GET', 'r%26%23%2B%25', ''],
    ['GET', 'terminal%3A7k2m9qxa', ''],
    ['GET', 'a%2Fb', '?rev=1-a'],
  ])('lets pass what a host sends for %s /%s%s', (method, rest, search) => {
    expect(passes(method, `${database}${findPassage(method, rest, search).path}`)).toBe(true)
  })

  test.each([
    ['GET', '/'],
    ['GET', '/_session'],
    ['GET', '/city-settings/center%3A420106012003'],
    ['GET', '/city-catalogue/_changes?since=0'],
    ['GET', '/city-enrolments/enrolment%3Ae-0123456789abcdef'],
    ['POST', '/city-enrolments/_bulk_docs'],
  ])('lets pass %s %s', (method, address) => {
    expect(passes(method, address)).toBe(true)
  })

  test.each([
    ['GET', '/_all_dbs'],
    ['GET', '/_users/_all_docs'],
    ['GET', '/_users/org.couchdb.user%3At-7k2m9qxa'],
    ['GET', '/_node/_local/_config'],
    ['POST', '/_replicate'],
    ['GET', '/_utils/'],
    ['PUT', database],
    ['DELETE', database],
    ['GET', `${database}/_security`],
    ['PUT', `${database}/_security`],
    ['GET', `${database}/%5Fsecurity`],
    ['GET', `${database}/%5fsecurity`],
    ['GET', `${database}//_security`],
    ['GET', `/${database}/_security`],
    ['GET', `${database}/_design/envelope`],
    ['GET', `${database}/_design/epoch/_view/x`],
    ['PUT', `${database}/_design/epoch`],
    ['POST', `${database}/_find`],
    ['POST', `${database}/_purge`],
    ['POST', `${database}/_revs_diff`],
    ['GET', `${database}/_local/x`],
    ['PUT', `${database}/r1`],
    ['DELETE', `${database}/r1?rev=1-a`],
    ['GET', `${database}/r1/attachment`],
    ['GET', `${database}/../_users/_all_docs`],
    ['GET', `${database}/..`],
    ['GET', '/city-enrolments'],
    ['GET', '/city-enrolments/_all_docs'],
    ['GET', '/city-enrolments/_changes'],
    ['GET', '/another-database/_all_docs'],
    ['POST', '/_session'],
  ])('does not let pass %s %s', (method, address) => {
    expect(passes(method, address)).toBe(false)
  })
})

test('the file of settings and the settings that are checked are the same', () => {
  const file = readFileSync('deploy/couchdb/yizhan.ini', 'utf8')
  const sections = new Map(
    file
      .split(/^\[/m)
      .slice(1)
      .map((text) => [text.slice(0, text.indexOf(']')), text] as const),
  )
  const missing = serverSettings.filter(({ section, key, value }) => !sections.get(section)?.includes(`\n${key} = ${value}\n`))
  expect(missing).toEqual([])
})
