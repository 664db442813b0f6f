import { type RecordOf, record } from '../../data/record'

/** 社区 小区 网格 楼栋 单元 房屋 户 邻里单元: one tree of places; a household hangs on its dwelling. */
export const placeKinds = [
  'community',
  'estate',
  'grid',
  'building',
  'entrance',
  'dwelling',
  'household',
  'neighbourhoodUnit',
] as const
export type PlaceKind = (typeof placeKinds)[number]

/** 自住 出租 空置 群租 商用 */
export const useTypes = ['ownerOccupied', 'rented', 'vacant', 'sharedRental', 'commercial'] as const

/**
 * estate → community, building → estate, entrance → building, dwelling → entrance (or building where a house has none),
 * household → dwelling. A grid hangs on the community; a building names its grid.
 */
export const placeSchema = record({
  version: 0,
  properties: {
    kind: { type: 'string', enum: placeKinds, maxLength: 20 },
    /** As people say it, without its generic word where it is a number: `3` for 3栋, `501` for 501室. A household's is its number (户编号), else empty. */
    name: { type: 'string', maxLength: 60 },
    parentId: { type: 'string', maxLength: 64 },
    gridId: { type: 'string', maxLength: 64 },
    useType: { type: 'string', enum: useTypes, maxLength: 20 },
    note: { type: 'string', maxLength: 500 },
  },
  required: ['kind', 'name'],
  open: ['kind', 'parentId', 'gridId'],
})
export type Place = RecordOf<typeof placeSchema>

/** GB/T 2261.1: 0 未知 1 男 2 女 9 未说明 */
export const sexCodes = ['0', '1', '2', '9'] as const
/** 常住 流动 境外 */
export const populationKinds = ['permanent', 'floating', 'overseas'] as const
/** 人户一致 户在人不在 人在户不在 空挂户 */
export const residencyStatuses = ['matched', 'livesElsewhere', 'livesHereHukouElsewhere', 'registeredOnly'] as const
/** 独居 空巢 高龄 失能 残疾 低保 特困 孤儿 优抚 重点关爱: people who need help, never a watch-list. */
export const careTags = [
  'livingAlone',
  'emptyNest',
  'veryOld',
  'incapacitated',
  'disabled',
  'minimumAllowance',
  'destitute',
  'orphan',
  'veteranBenefit',
  'focusCare',
] as const
export type CareTag = (typeof careTags)[number]
/** Where the person stands: living here, 迁出, 死亡. */
export const presences = ['present', 'movedOut', 'died'] as const
/** 已核 待核 */
export const verifications = ['verified', 'pending'] as const

/** 居民: one person of the roster. Codes are those of the national tables named at each field. */
export const residentSchema = record({
  version: 0,
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 60 },
    /** Full pinyin, syllables apart, `v` for ü: computed when the name is written, searched by initials and in full. */
    namePinyin: { type: 'string', maxLength: 200 },
    /** 公民身份号码, GB 11643: 18 characters, checked. */
    citizenNumber: { type: 'string', maxLength: 18 },
    /** The number stood in the sheet with 15 digits and was converted. */
    convertedFrom15: { type: 'boolean' },
    /** GA/T 517; absent means 111 居民身份证 */
    documentType: { type: 'string', maxLength: 3 },
    documentNumber: { type: 'string', maxLength: 40 },
    sex: { type: 'string', enum: sexCodes, maxLength: 1 },
    /** `YYYY-MM-DD`, or `YYYY-MM` where the sheet says no more. */
    birthDate: { type: 'string', maxLength: 10 },
    phones: { type: 'array', items: { type: 'string', maxLength: 30 }, maxItems: 6 },
    dwellingId: { type: 'string', maxLength: 64 },
    householdId: { type: 'string', maxLength: 64 },
    /** GB/T 4761, two digits; `02` is the householder 户主. */
    relationToHead: { type: 'string', maxLength: 2 },
    populationKind: { type: 'string', enum: populationKinds, maxLength: 12 },
    residencyStatus: { type: 'string', enum: residencyStatuses, maxLength: 30 },
    /** 户籍地址 in words; `hukouEstate` where the hukou is inside this community. */
    hukouPlace: { type: 'string', maxLength: 200 },
    hukouEstate: { type: 'string', maxLength: 60 },
    actualAddress: { type: 'string', maxLength: 200 },
    /** GB/T 3304, two digits */
    ethnicity: { type: 'string', maxLength: 2 },
    /** GB/T 4762, two digits */
    politicalStatus: { type: 'string', maxLength: 2 },
    /** GB/T 2261.2, two digits */
    maritalStatus: { type: 'string', maxLength: 2 },
    /** GB/T 4658, the tens group */
    education: { type: 'string', maxLength: 2 },
    /** GB/T 2261.4, two digits */
    employment: { type: 'string', maxLength: 2 },
    /** 服务处所 */
    workplace: { type: 'string', maxLength: 120 },
    /** GB/T 2261.3, two digits */
    health: { type: 'string', maxLength: 2 },
    careTags: { type: 'array', items: { type: 'string', enum: careTags, maxLength: 20 }, maxItems: 10 },
    presence: { type: 'string', enum: presences, maxLength: 10 },
    movedOutOn: { type: 'string', maxLength: 10 },
    movedTo: { type: 'string', maxLength: 200 },
    diedOn: { type: 'string', maxLength: 10 },
    verification: { type: 'string', enum: verifications, maxLength: 10 },
    note: { type: 'string', maxLength: 1000 },
  },
  required: ['name', 'namePinyin', 'sex', 'presence', 'verification'],
})
export type Resident = RecordOf<typeof residentSchema>

declare module '../../data/collections' {
  interface Collections {
    places: Place
    residents: Resident
  }
}
