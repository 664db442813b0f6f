import { describe, expect, test } from 'vitest'
import { namePinyin } from './pinyin'

describe('a name is read as a name', () => {
  test.each([
    ['单雄信', 'shan xiong xin'],
    ['曾国藩', 'zeng guo fan'],
    ['解珍', 'xie zhen'],
    ['仇英', 'qiu ying'],
    ['区志强', 'ou zhi qiang'],
    ['盖叫天', 'ge jiao tian'],
    ['查良镛', 'zha liang yong'],
    ['任嘉伦', 'ren jia lun'],
    ['朴树', 'piao shu'],
    ['缪希雍', 'miao xi yong'],
    ['繁钦', 'po qin'],
    ['折彦质', 'she yan zhi'],
    ['员半千', 'yun ban qian'],
    ['召明', 'shao ming'],
    ['句践', 'gou jian'],
    ['尉健行', 'wei jian xing'],
    ['乐毅', 'yue yi'],
    ['薄一波', 'bo yi bo'],
    ['纪昀', 'ji yun'],
    ['华佗', 'hua tuo'],
    ['翟让', 'zhai rang'],
    ['冼星海', 'xian xing hai'],
    ['能昭', 'nai zhao'],
    ['谌龙', 'chen long'],
  ])('the surname of %s: %s', (name, reading) => expect(namePinyin(name)).toBe(reading))

  test.each([
    ['尉迟恭', 'yu chi gong'],
    ['长孙无忌', 'zhang sun wu ji'],
    ['万俟洛', 'mo qi luo'],
    ['澹台灭明', 'tan tai mie ming'],
    ['令狐冲', 'ling hu chong'],
    ['鲜于枢', 'xian yu shu'],
    ['呼延灼', 'hu yan zhuo'],
    ['皇甫嵩', 'huang fu song'],
    ['欧阳修', 'ou yang xiu'],
    ['濮阳明', 'pu yang ming'],
    ['乐正明', 'yue zheng ming'],
    ['闾丘明', 'lv qiu ming'],
    ['申屠明', 'shen tu ming'],
    ['亓官明', 'qi guan ming'],
  ])('the compound surname of %s: %s', (name, reading) => expect(namePinyin(name)).toBe(reading))

  test.each([
    ['单于丹', 'chan yu dan'],
    ['角里先', 'lu li xian'],
    ['种师道', 'chong shi dao'],
    ['洗小红', 'xian xiao hong'],
    ['祭遵', 'zhai zun'],
    ['佴明', 'nai ming'],
    ['隽不疑', 'juan bu yi'],
    ['秘彭祖', 'bi peng zu'],
    ['么小红', 'yao xiao hong'],
  ])('where the library is mistaken, %s is read %s', (name, reading) => expect(namePinyin(name)).toBe(reading))
})

test.each([
  ['吕布', 'lv bu'],
  ['李绿', 'li lv'],
  ['王女', 'wang nv'],
])('ü is written v, as it is typed: %s', (name, reading) => expect(namePinyin(name)).toBe(reading))

test.each([
  ['艾合买提·库尔班', 'ai he mai ti ku er ban'],
  ['John Smith', 'john smith'],
  ['王A', 'wang a'],
  ['　张 三 ', 'zhang san'],
  ['Mary-Jane 李', 'mary jane li'],
  ['', ''],
])('names of other shapes become plain words: %s', (name, reading) => expect(namePinyin(name)).toBe(reading))
