import type { Dice } from './dice'

/**
 * The hundred most frequent surnames by their share of the people (per mille, rounded; order after the ministry's 2020 name report),
 * then those whose sound is not the usual one (单 shan, 仇 qiu, 解 xie, 盖 ge, 查 zha, 区 ou, 曾 zeng) and the compound ones, a little
 * more often than in life, so that every sample has them.
 */
const surnames: readonly (readonly [string, number])[] = [
  ...weighted('王李张刘陈', 70),
  ...weighted('杨黄赵吴周', 21),
  ...weighted('徐孙马朱胡郭何林高罗', 12),
  ...weighted('郑梁谢宋唐许韩邓冯曹彭', 7.5),
  ...weighted('曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷', 4),
  ...weighted('龙陶黎史贺毛郝顾龚邵万覃武钱戴严莫孔向常汤', 2.2),
  ...weighted('单仇解盖查区乐朴', 0.9),
  ...['欧阳', '司马', '上官', '诸葛', '夏侯', '皇甫', '尉迟', '长孙'].map((name) => [name, 0.6] as const),
]

function weighted(characters: string, weight: number) {
  return [...characters].map((character) => [character, weight] as const)
}

type Era = { until: number; male: string; female: string; single: number }

/** Given names follow the years: 建国 and 桂英 are old, 子涵 and 欣怡 are young. `single` is how often one character is enough. */
const eras: readonly Era[] = [
  {
    until: 1949,
    male: '德福祥贵金宝发财山林生根树荣华仁义清正',
    female: '桂英秀兰珍玉凤香莲淑芝翠菊梅枝姣娥莲素贞',
    single: 0.12,
  },
  {
    until: 1969,
    male: '建国华军民平志明胜利卫东红忠文新汉武刚强',
    female: '建华丽萍秀英玉兰芳红梅春桂荣琴惠敏爱霞云',
    single: 0.2,
  },
  {
    until: 1984,
    male: '伟勇军强斌涛波辉磊鹏飞刚峰俊海涛志建明亮',
    female: '丽芳静娟敏燕艳玲红霞莉娜婷萍琳慧洁雪梅云',
    single: 0.45,
  },
  {
    until: 1999,
    male: '浩宇杰鑫超凯鹏博文俊峰伟晨阳帅哲威龙飞翔',
    female: '婷雪倩颖佳欣怡梦丹琪瑶莹雯静文娇慧思雨璐',
    single: 0.28,
  },
  {
    until: 2100,
    male: '子轩浩宇梓睿博文俊熙宸泽沐辰奕诚一铭嘉昊',
    female: '子涵欣怡梓萱诗雨若汐语桐可馨思琪一诺佳依',
    single: 0.06,
  },
]

export const pickSurname = (dice: Dice): string => dice.weigh(surnames)

/** A given name of one or two characters as people of that birth year have them. */
export function pickGivenName(dice: Dice, sex: '1' | '2', birthYear: number): string {
  const era = eras.find(({ until }) => birthYear <= until) as Era
  const characters = [...(sex === '1' ? era.male : era.female)]
  const first = dice.pick(characters)
  if (dice.chance(era.single)) return first
  const second = dice.pick(characters)
  return first === second ? first : first + second
}
