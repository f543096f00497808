import * as z from 'zod/mini'

const line = z.string().check(z.trim(), z.minLength(1), z.maxLength(300))

/** An entry of the error guide that the user wrote: plain text with `*`, no regular expressions (design §4). */
export const ownGuideEntry = z.object({
  /** `own-` and something unique. */
  id: z.string().check(z.regex(/^own-[a-zA-Z0-9-]{1,40}$/)),
  title: line,
  /** `*` stands for any words; a pattern of nothing else would match everything. */
  pattern: z.string().check(
    z.trim(),
    z.maxLength(500),
    z.refine(text => text.replace(/[*\s]/g, '').length >= 4, 'needs at least 4 letters besides *'),
  ),
  meaning: z.string().check(z.maxLength(1000)),
  steps: z.array(line).check(z.minLength(1), z.maxLength(20)),
})
export type OwnGuideEntry = z.infer<typeof ownGuideEntry>
