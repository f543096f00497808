import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { AccountingError, type Connector } from '../../core/accounting/connector.ts'
import { PAGE as INTACCT_PAGE } from '../../core/accounting/intacct/query.ts'
import { PAGE as QUICKBOOKS_PAGE } from '../../core/accounting/quickbooks/query.ts'
import { intacctOn } from '../unit/accounting/intacct/intacct-under-test.ts'
import { connectorOn, rows } from '../unit/accounting/quickbooks/company-under-test.ts'
import { fuzz, LIMIT } from './fuzz.ts'

/**
 * Servers that page wrongly: pages twice, in another order, two in turn for ever, the first again at the end,
 * rows shuffled, one page for every question. Reading on ends, and ends well only with every row in order.
 */
const PAGES = 4
const answer = (body: unknown) =>
  new Response(JSON.stringify(body), { headers: { 'Content-Type': 'application/json' } })

interface Under {
  size: number
  /** A connector whose n-th question for rows is answered with the n-th ids. */
  on(idsOf: (n: number) => string[]): Connector
}
const SYSTEMS: Record<string, Under> = {
  QuickBooks: {
    size: QUICKBOOKS_PAGE,
    on(idsOf) {
      let asked = 0
      return connectorOn(() =>
        answer(
          rows(
            'Customer',
            idsOf(asked++).map(Id => ({ Id, DisplayName: `Customer ${Id}` })),
          ),
        ),
      ).connector
    },
  },
  'Sage Intacct': {
    size: INTACCT_PAGE,
    on(idsOf) {
      let asked = 0
      return intacctOn({}, () => {
        const ids = idsOf(asked++)
        return answer({
          'ia::result': ids.map(key => ({ key, name: `Customer ${key}` })),
          'ia::meta': { totalCount: ids.length, start: 1 },
        })
      }).connector
    },
  },
}

/** What an honest server gives: full pages and a short one, in the order of numbers, from some first id. */
function honest(size: number, first: number): string[][] {
  return Array.from({ length: PAGES }, (_, page) =>
    Array.from({ length: page === PAGES - 1 ? 7 : size }, (_, row) => String(first + page * size + row)),
  )
}

type Fault =
  | { kind: 'script'; order: number[]; cycle: boolean }
  | { kind: 'shuffle'; page: number; from: number; to: number }
  | { kind: 'swap'; page: number }
const fault: fc.Arbitrary<Fault> = fc.oneof(
  fc.record({
    kind: fc.constant('script' as const),
    order: fc.array(fc.nat(PAGES - 1), { minLength: 1, maxLength: 8 }),
    cycle: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('shuffle' as const),
    page: fc.nat(PAGES - 1),
    from: fc.nat(),
    to: fc.nat(),
  }),
  fc.record({ kind: fc.constant('swap' as const), page: fc.nat(PAGES - 2) }),
)

function scripted(pages: string[][], fault: Fault): (n: number) => string[] {
  const page = (n: number) => pages[n] ?? []
  if (fault.kind === 'script')
    return n => {
      const { order, cycle } = fault
      return n < order.length || cycle ? page(order[n % order.length] as number) : page(n)
    }
  if (fault.kind === 'swap')
    return n => page(n === fault.page ? n + 1 : n === fault.page + 1 ? fault.page : n)
  return n => {
    if (n !== fault.page) return page(n)
    const ids = [...page(n)]
    const [moved] = ids.splice(fault.from % ids.length, 1)
    ids.splice(fault.to % (ids.length + 1), 0, moved as string)
    return ids
  }
}

/** Reads on to the end, or to an error; more questions than ids allow are an endless circle. */
async function readAll(
  ask: (after?: string) => Promise<{ ids: string[]; next?: string }>,
): Promise<{ ids: string[]; error?: AccountingError }> {
  const ids: string[] = []
  let after: string | undefined
  for (let asked = 0; asked < 40; asked += 1) {
    try {
      const page = await ask(after)
      ids.push(...page.ids)
      after = page.next
    } catch (error) {
      if (!(error instanceof AccountingError)) throw error
      return { ids, error }
    }
    if (after === undefined) return { ids }
  }
  throw new Error('it asks for ever')
}

const reports: string[] = []
afterAll(() => {
  for (const line of reports) console.log(line)
})

describe.each(Object.entries(SYSTEMS))('%s', (name, { size, on }) => {
  it.each(['page', 'modified', 'keys'] as const)(
    '%s never goes round in a circle, and takes no row out of order for an answer',
    async method => {
      let refused = 0
      let whole = 0
      await fuzz(
        `${name}: ${method} of a server that pages wrongly`,
        40,
        fc.record({ fault, first: fc.constantFrom(1, 95, 1_000, 5_000, 9_500) }),
        async ({ fault, first }) => {
          const pages = honest(size, first)
          const connector = on(scripted(pages, fault))
          const { ids, error } = await readAll(async after => {
            if (method === 'keys') {
              const { keys, next } = await connector.keys('customer', after)
              return { ids: keys, ...(next === undefined ? {} : { next }) }
            }
            const page = await (method === 'page'
              ? connector.page('customer', after)
              : connector.modified('customer', '2026-11-19T00:00:00.000Z', after))
            expect(page.problems).toEqual([])
            return {
              ids: page.records.map(({ id }) => id),
              ...(page.next === undefined ? {} : { next: page.next }),
            }
          })
          if (error) {
            refused += 1
            expect(error.message).toContain('out of the order of their')
          } else {
            whole += 1
            // Never twice, never backwards; a page that is all there is may have its own order.
            if (ids.length >= size)
              expect(ids).toEqual([...new Set(ids)].sort((a, b) => Number(a) - Number(b)))
          }
        },
      )
      reports.push(`      ${name} ${method}: ${refused} refused, ${whole} read to the end`)
      expect(refused).toBeGreaterThan(0)
      expect(whole).toBeGreaterThan(0)
    },
    LIMIT,
  )

  it('two pages in turn, whose ids ascend by number one way and as text the other, end in an error', async () => {
    const [low, high] = [5_000, 10_000].map(first =>
      Array.from({ length: size }, (_, row) => String(first + row)),
    ) as [string[], string[]]
    const connector = on(n => (n % 2 === 0 ? low : high))
    const { error } = await readAll(async after => {
      const { keys, next } = await connector.keys('customer', after)
      return { ids: keys, ...(next === undefined ? {} : { next }) }
    })
    expect(error?.message).toContain('out of the order of their')
  })
})
