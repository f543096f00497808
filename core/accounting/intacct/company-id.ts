import * as z from 'zod/mini'
import { text } from '../wire.ts'

/** What a token says of itself (facts §3, introspect). */
const introspected = z.object({
  active: z.boolean(),
  cny_id: z.string().check(z.minLength(1)),
  entity_id: text,
})

/**
 * `company`, or `company|entity` for a user who works in one entity only: as Intacct itself writes it in its
 * sign-in names (facts §3).
 */
export function companyIdOf(facts: unknown): string | undefined {
  const { data } = z.safeParse(introspected, facts)
  if (!data?.active) return undefined
  return data.entity_id ? `${data.cny_id}|${data.entity_id}` : data.cny_id
}
