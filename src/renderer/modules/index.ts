import { createAcademyModule, createAcademyTakers } from './academy'
import { catalogueModule } from './catalogue'
import { createIntakeModule } from './intake'
import { createMattersModule } from './matters'
import { intakeTakers, membersModule } from './members'
import type { Description, Module } from './module'
import { overviewModule } from './overview'
import { requestsModule, requestTakers } from './requests'
import { openSubject } from './requests/subject-operations'
import { rosterModule } from './roster'
import { teamsModule } from './teams'
import { toursModule, tourTakers } from './tours'
import { pairingsForExchange, takePairings, trainingModule } from './training'
import { workersModule } from './workers'

/** Every module of the app. A new one adds its line here and touches nothing else. */
export const modules: Module[] = [
  rosterModule,
  membersModule,
  requestsModule,
  teamsModule,
  toursModule,
  createMattersModule(openSubject),
  createAcademyModule({ pack: pairingsForExchange, take: takePairings }),
  trainingModule,
  catalogueModule,
  createIntakeModule({ ...intakeTakers, ...requestTakers, ...createAcademyTakers(tourTakers) }),
  overviewModule,
  workersModule,
]

/** How people call the records of every collection (module.ts). */
export const descriptions: Readonly<Record<string, Description>> = Object.assign(
  {},
  ...modules.map((module) => module.descriptions ?? {}),
)
