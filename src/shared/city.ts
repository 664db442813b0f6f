import { z } from 'zod'

/** 目录: the database in which a city publishes for all its centers (`npm run center -- publish`). */
export const cityCatalogueDatabase = 'city-catalogue'

/**
 * `GET /station/city-catalogue` on a desk → what the city publishes, as it stands at the center now; `edition` is the highest of its
 * entries', 0 where nothing was published. 502 while the center is away.
 */
export const cityCatalogueSchema = z.object({
  edition: z.int().nonnegative(),
  entries: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]))),
})
export type CityCatalogue = z.infer<typeof cityCatalogueSchema>
