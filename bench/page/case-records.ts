const subjects = [
  '停车位',
  '电梯',
  '楼道灯',
  '下水道',
  '广场舞',
  '充电桩',
  '垃圾桶',
  '门禁',
  '外墙',
  '宠物',
  '快递柜',
  '暖气',
  '路面',
  '围栏',
  '监控',
]
const faults = ['不够用', '总是坏', '没人管', '太吵', '漏水', '收费不清', '晚上看不见', '挡了消防通道', '没有说法', '换了又坏']
const places = ['小区北门', '三号楼', '地下车库', '中心花园', '幼儿园门口', '菜场边', '二期', '老旧楼栋', '一单元', '配电房']
const deeds = [
  '党组织牵头开了邻里议事会，定下错时办法，写进小区公约，先试一个月再定。',
  '请物业和业委会到现场看过，分清了谁出钱，维修资金走了应急程序。',
  '联系下沉单位的工程师免费出方案，居民投票选了第二个，三周做完。',
  '网格员逐户上门听意见，反对的两户单独谈，最后签了同意书。',
  '和街道城管一起划了线，装了指示牌，志愿者早晚各守一小时。',
]

/** Deterministic and of nobody: so many problems, then cases, as long as a desk writes them. */
export function casesAndProblems(problems: number, cases: number) {
  let seed = 20261123
  const pick = (from: readonly string[]): string => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return from[seed % from.length] ?? ''
  }
  const day = (index: number) => `2026-${String((index % 11) + 1).padStart(2, '0')}-${String((index % 28) + 1).padStart(2, '0')}`
  const told = Array.from({ length: problems }, (_, index) => ({
    id: `problem-${index}`,
    title: `${pick(places)}${pick(subjects)}${pick(faults)}`,
    body: `居民反映${pick(places)}的${pick(subjects)}${pick(faults)}，已经第 ${index % 9} 次来说，希望${pick(deeds)}`,
    day: day(index),
  }))
  const studied = Array.from({ length: cases }, (_, index) => ({
    id: `case-${index}`,
    title: `${pick(subjects)}${pick(faults)}怎么办`,
    body: Array.from({ length: 8 }, () => `${pick(places)}${pick(subjects)}：${pick(deeds)}`).join('\n'),
    day: day(index),
  }))
  return [...told, ...studied]
}
