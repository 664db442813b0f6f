import { done, type Result, refused } from '../../lib/result'

/** Names of the counties of Wuhan by GB/T 2260; a code from elsewhere is accepted and shown by its province. */
const wuhan: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  '420102': ['江岸区', 'Jiang’an'],
  '420103': ['江汉区', 'Jianghan'],
  '420104': ['硚口区', 'Qiaokou'],
  '420105': ['汉阳区', 'Hanyang'],
  '420106': ['武昌区', 'Wuchang'],
  '420107': ['青山区', 'Qingshan'],
  '420111': ['洪山区', 'Hongshan'],
  '420112': ['东西湖区', 'Dongxihu'],
  '420113': ['汉南区', 'Hannan'],
  '420114': ['蔡甸区', 'Caidian'],
  '420115': ['江夏区', 'Jiangxia'],
  '420116': ['黄陂区', 'Huangpi'],
  '420117': ['新洲区', 'Xinzhou'],
}

const provinces: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  11: ['北京市', 'Beijing'],
  12: ['天津市', 'Tianjin'],
  13: ['河北省', 'Hebei'],
  14: ['山西省', 'Shanxi'],
  15: ['内蒙古自治区', 'Inner Mongolia'],
  21: ['辽宁省', 'Liaoning'],
  22: ['吉林省', 'Jilin'],
  23: ['黑龙江省', 'Heilongjiang'],
  31: ['上海市', 'Shanghai'],
  32: ['江苏省', 'Jiangsu'],
  33: ['浙江省', 'Zhejiang'],
  34: ['安徽省', 'Anhui'],
  35: ['福建省', 'Fujian'],
  36: ['江西省', 'Jiangxi'],
  37: ['山东省', 'Shandong'],
  41: ['河南省', 'Henan'],
  42: ['湖北省', 'Hubei'],
  43: ['湖南省', 'Hunan'],
  44: ['广东省', 'Guangdong'],
  45: ['广西壮族自治区', 'Guangxi'],
  46: ['海南省', 'Hainan'],
  50: ['重庆市', 'Chongqing'],
  51: ['四川省', 'Sichuan'],
  52: ['贵州省', 'Guizhou'],
  53: ['云南省', 'Yunnan'],
  54: ['西藏自治区', 'Tibet'],
  61: ['陕西省', 'Shaanxi'],
  62: ['甘肃省', 'Gansu'],
  63: ['青海省', 'Qinghai'],
  64: ['宁夏回族自治区', 'Ningxia'],
  65: ['新疆维吾尔自治区', 'Xinjiang'],
}

/** In the order they are asked. `typed` is how many digits stand there. */
export type CommunityCodeRefusal =
  | { code: 'characters' }
  | { code: 'length'; typed: number }
  | { code: 'province' }
  | { code: 'county' }
  | { code: 'town' }
  | { code: 'community' }

export type CommunityCode = {
  code: string
  /** Province and, where it is known, county, in both languages. */
  place: { 'zh-CN': string; en: string }
  county: string
  town: string
  community: string
}

const knownProvince = (county: string) => provinces[county.slice(0, 2)]

function placeOf(county: string): CommunityCode['place'] {
  const district = wuhan[county]
  if (district) return { 'zh-CN': `湖北省武汉市${district[0]}`, en: `${district[1]} District, Wuhan, Hubei` }
  const [zh, en] = knownProvince(county) ?? ['', '']
  return { 'zh-CN': zh, en }
}

/**
 * 12 digits by GB/T 10114 and the ministry's suffix: 6 county, 3 street or town (first digit 0 to 5), 3 community.
 * There is no public list to compare with (since 2024), so only the form and the province are checked.
 */
export function readCommunityCode(typed: string): Result<CommunityCode, CommunityCodeRefusal> {
  const code = typed.normalize('NFKC').replace(/[\s-]/g, '')
  if (!/^\d*$/.test(code)) return refused({ code: 'characters' })
  if (code.length !== 12) return refused({ code: 'length', typed: code.length })
  const [county, town, community] = [code.slice(0, 6), code.slice(6, 9), code.slice(9)]
  if (!knownProvince(county)) return refused({ code: 'province' })
  if (county.endsWith('00')) return refused({ code: 'county' })
  if (town === '000' || town > '599') return refused({ code: 'town' })
  if (community === '000') return refused({ code: 'community' })
  return done({ code, county, town, community, place: placeOf(county) })
}
