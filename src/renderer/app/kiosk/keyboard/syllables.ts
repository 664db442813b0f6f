/** Characters by toneless syllable (`v` for ü), the commonest first. */
export type Syllables = ReadonlyMap<string, readonly string[]>

/** 百家姓 as they are borne today, the commonest first: in a name the first character is almost always one of them. */
const surnames =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向汤欧常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧阳耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝'

/** What given names are made of, the commonest first. */
const givenNames =
  '英华文玉秀明丽兰春红建国平军志金德海荣芳伟国林珍桂敏永生云凤梅清龙成强新民小燕晓玲艳娟霞萍香莲琴芬辉美静杰波光洪福元祥立东爱正天良庆学淑世惠家维亚忠宏胜少飞鹏亮俊勇磊涛超斌刚峰浩宇轩梓涵子雨欣怡佳嘉琪思雅婷慧颖倩雪洁琳璐瑶悦萱浩然博睿泽晨旭阳昊毅凯翔坤健彬鑫锋根才发贵富财宝银喜仁义礼智信诚兴旺全有水木土火炎菊枝花娥凡静蓉莉蕾薇虹彩仙巧素瑞双双月桃菲茜妍媛婉娜姗丹岚青翠珠璇瑾瑜琼莹蓓芝苗艺若诗语可心安宁康乐和顺启承宗祖绍继先传本振兴邦定中卫卫东援朝跃进'

/** Common in names and beyond GB 2312, which the dictionary keeps to; with their readings. */
const beyond: Record<string, string> = {
  玥: 'yue',
  喆: 'zhe',
  堃: 'kun',
  翀: 'chong',
  旻: 'min',
  昇: 'sheng',
  璟: 'jing',
  祎: 'yi',
  珺: 'jun',
  玙: 'yu',
  垚: 'yao',
  犇: 'ben',
  嫄: 'yuan',
  頔: 'di',
  邨: 'cun',
  镕: 'rong',
  瑀: 'yu',
  琰: 'yan',
  珩: 'heng',
  煊: 'xuan',
  曈: 'tong',
  玘: 'qi',
  烜: 'xuan',
  琍: 'li',
  淏: 'hao',
  皓: 'hao',
  暘: 'yang',
  晞: 'xi',
  婳: 'hua',
  禤: 'xuan',
  逯: 'lu',
  昉: 'fang',
  甯: 'ning',
  洺: 'ming',
  濛: 'meng',
  芃: 'peng',
  赪: 'cheng',
  彧: 'yu',
  媄: 'mei',
  峣: 'yao',
  韡: 'wei',
  骉: 'biao',
  珮: 'pei',
  昳: 'yi',
  湉: 'tian',
  翾: 'xuan',
  翙: 'hui',
  弢: 'tao',
  絜: 'jie',
  澍: 'shu',
}

/** The dictionary's text (`wang` → `王 望 往 …`) as lists, with the characters of names that it lacks at their end. */
export function syllablesOf(candidates: Readonly<Record<string, string>>): Syllables {
  const lists = new Map(Object.entries(candidates).map(([syllable, text]) => [syllable, text.split(' ')] as const))
  const known = new Set([...lists.values()].flat())
  for (const [character, syllable] of Object.entries(beyond))
    if (!known.has(character)) lists.set(syllable, [...(lists.get(syllable) ?? []), character])
  return lists
}

const rankOf = (text: string) => new Map([...text].reverse().map((character, index) => [character, -index] as const))
const ranks = { surname: rankOf(surnames), given: rankOf(givenNames) }

/** The same characters, those of names first where a name is typed. `before` is what stands in the field already. */
export function orderForName(characters: readonly string[], before: string): string[] {
  const rank = before === '' ? ranks.surname : ranks.given
  return [...characters].sort((a, b) => (rank.get(a) ?? 1) - (rank.get(b) ?? 1))
}
