import { defineText } from '../../i18n/text'
import type { PlaceKind } from './schema'

type Kinds = Record<PlaceKind, string>

/** What the roster's records and the fields of places are called where records of all modules stand side by side. */
export const descriptionText = defineText({
  'zh-CN': {
    resident: '居民',
    place: '房屋',
    field: { kind: '种类', name: '名称', parentId: '上一级', gridId: '所属网格', useType: '房屋性质', note: '备注' },
    kind: {
      community: '社区',
      estate: '小区',
      grid: '网格',
      building: '楼栋',
      entrance: '单元',
      dwelling: '房屋',
      household: '户',
      neighbourhoodUnit: '邻里单元',
    } as Kinds,
  },
  en: {
    resident: 'Resident',
    place: 'Place',
    field: { kind: 'Kind', name: 'Name', parentId: 'Lies in', gridId: 'Grid', useType: 'Use of the dwelling', note: 'Note' },
    kind: {
      community: 'community',
      estate: 'estate',
      grid: 'grid',
      building: 'building',
      entrance: 'entrance',
      dwelling: 'dwelling',
      household: 'household',
      neighbourhoodUnit: 'neighbourhood unit',
    } as Kinds,
  },
})
