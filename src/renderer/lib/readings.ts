/**
 * Characters of names that are read in more than one way, with every reading a clerk may type: surnames
 * (覃 qín or tán), also misread ones (单 as dān), and given names (乐 lè or yuè). The stored pinyin is one of them or is added.
 */
const readings = new Map(
  [
    '单 shan dan, 曾 zeng ceng, 解 xie jie, 仇 qiu chou, 区 ou qu, 盖 ge gai, 查 zha cha, 覃 qin tan, 乐 yue le',
    '隗 wei kui, 莘 shen xin, 牟 mou mu, 尉 wei yu, 郇 xun huan, 费 fei bi, 黑 hei he, 洗 xian xi, 种 chong zhong',
    '祭 zhai ji, 佴 nai er, 隽 juan jun, 秘 bi mi, 么 yao me, 朴 piao pu, 翟 zhai di, 缪 miao mou miu, 宓 mi fu',
    '逢 feng pang, 薄 bo bao, 召 shao zhao, 句 gou ju, 折 she zhe, 能 nai neng, 员 yun yuan, 繁 po fan',
    '炅 gui jiong, 藏 zang cang, 车 che ju, 柏 bai bo, 长 chang zhang, 重 chong zhong',
    '朝 chao zhao, 行 xing hang, 晟 sheng cheng, 茜 qian xi, 娜 na nuo, 颉 jie xie, 觉 jue jiao, 艾 ai yi',
    '露 lu lou, 屏 ping bing, 都 du dou, 降 jiang xiang, 盛 sheng cheng, 宿 su xiu, 卜 bu bo, 瞿 qu ju, 俞 yu shu',
    '褚 chu zhu, 谌 chen shen, 郗 xi chi, 乜 nie mie, 殷 yin yan, 参 can shen cen, 佛 fo fu',
    '率 shuai lv, 调 tiao diao, 贾 jia gu',
    '叶 ye xie, 强 qiang jiang, 蔚 wei yu, 会 hui kuai, 臧 zang cang, 珏 jue yu',
  ]
    .flatMap((line) => line.split(', '))
    .map((entry) => [entry.charAt(0), entry.slice(2).split(' ')] as const),
)

/** Every way the character is read in names, the stored one mostly among them; empty for the great majority. */
export const otherReadings = (character: string): readonly string[] => readings.get(character) ?? []
