import type { Role } from './schema'

/** What can be allowed. A right is asked through `context.may`; a screen hides what the role may not do. */
export const rights = [
  'roster.read',
  'roster.write',
  'roster.erase',
  'roster.import',
  'roster.reveal',
  'workers.manage',
  /** Deployed members, their units, registrations, check-ins, claims. */
  'members.read',
  'members.write',
  /** What the kiosks show: activities, posts, notices, guidance. */
  'catalogue.write',
  /** Service teams, their tours, and who came. */
  'teams.read',
  'teams.write',
  /** 诉求 and 工单; `requests.approve` closes what is 重大 or 特大. */
  'requests.read',
  'requests.write',
  'requests.approve',
  /** 社区学院: courses and hours, cases, mentoring. */
  'academy.read',
  'academy.write',
  /** 进件: what residents handed in at a kiosk. */
  'intake.read',
  'intake.decide',
  /** Pausing a kiosk, the number that leaves it. */
  'kiosk.manage',
  /** Schedule, recovery code, and what is to happen when the center was restored. */
  'sync.manage',
  /** U 盘传送: records leave and enter the computer in a file. */
  'sync.carry',
  /** 导出记录: what left this computer, through whom and what for. */
  'access.read',
] as const
export type Right = (typeof rights)[number]

/** 岗位 × 权限 as data: who may do what, and nothing besides. */
export const rightsOfRole: { readonly [R in Role]: readonly Right[] } = {
  director: rights,
  worker: [
    'roster.read',
    'roster.write',
    'roster.erase',
    'roster.import',
    'roster.reveal',
    'members.read',
    'members.write',
    'catalogue.write',
    'teams.read',
    'teams.write',
    'requests.read',
    'requests.write',
    'academy.read',
    'academy.write',
    'intake.read',
    'intake.decide',
    'sync.carry',
  ],
  gridWorker: [
    'roster.read',
    'roster.write',
    'roster.reveal',
    'members.read',
    'members.write',
    'teams.read',
    'teams.write',
    'requests.read',
    'requests.write',
    'academy.read',
    'intake.read',
  ],
  surveyor: ['roster.read', 'roster.write'],
  auditor: ['roster.read', 'members.read', 'teams.read', 'requests.read', 'academy.read', 'intake.read', 'access.read'],
}

/** Answers for one role whether it has a right. A right nobody knows is refused. */
export function mayOf(role: Role): (right: string) => boolean {
  const allowed: readonly string[] = rightsOfRole[role]
  return (right) => allowed.includes(right)
}
