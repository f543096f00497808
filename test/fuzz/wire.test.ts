// @vitest-environment node
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Connector } from '../../core/accounting/connector.ts'
import { authorizedFetch } from '../../core/accounting/http.ts'
import { createIntacct } from '../../core/accounting/intacct/index.ts'
import { createQuickBooks } from '../../core/accounting/quickbooks/index.ts'
import { rateBudget } from '../../core/accounting/rate-budget.ts'
import { sequential } from '../../core/accounting/single-flight.ts'
import { wireInvoice as intacctInvoice } from '../unit/accounting/intacct/intacct-under-test.ts'
import { COMPANY, rows } from '../unit/accounting/quickbooks/company-under-test.ts'
import { wireInvoice } from '../unit/accounting/quickbooks/wire-samples.ts'
import { memoryVault, NOW, SECRETS } from '../unit/accounting/scripted-fetch.ts'
import { badServer, type Fault, fault } from './bad-server.ts'
import { onlyAccountingErrors } from './edge-errors.ts'
import { fuzz, LIMIT } from './fuzz.ts'

/**
 * Connectors over real HTTP, to a server that cuts, resets, drips, mispacks and mixes up its answers. Each ends
 * in a result or in an error of the edge; a write that may have taken effect says so, and goes once.
 */
let server: Awaited<ReturnType<typeof badServer>>
beforeAll(async () => {
  server = await badServer()
})
afterAll(() => server.close())

const deps = (connectionId: string) => ({
  vault: memoryVault({ ...SECRETS, connectionId }).vault,
  fetch: server.fetch,
  now: () => NOW,
  lock: sequential(),
  budget: rateBudget({ perSecond: 100_000, perMinute: 1_000_000, concurrent: 6 }),
})

const SYSTEMS = {
  QuickBooks: {
    connector: () =>
      createQuickBooks(
        {
          id: SECRETS.connectionId,
          system: 'quickbooks',
          environment: 'production',
          companyId: COMPANY,
          homeCurrency: 'USD',
        },
        deps(SECRETS.connectionId),
      ),
    good: {
      rows: JSON.stringify(rows('Invoice', [wireInvoice()])),
      sent: JSON.stringify({ Payment: { Id: '3', status: 'Deleted', domain: 'QBO' } }),
    },
  },
  'Sage Intacct': {
    connector: () => {
      const id = 'intacct:production:AlderCreek'
      return createIntacct(
        {
          id,
          system: 'intacct',
          environment: 'production',
          companyId: 'AlderCreek',
          homeCurrency: 'USD',
          setup: { account: '4000' },
        },
        deps(id),
      )
    },
    good: {
      rows: JSON.stringify({ 'ia::result': [intacctInvoice()], 'ia::meta': { totalCount: 1 } }),
      sent: JSON.stringify({ 'ia::result': { key: '3', id: '3' }, 'ia::meta': { totalCount: 1 } }),
    },
  },
}

const READS: Record<string, (connector: Connector) => Promise<unknown>> = {
  page: connector => connector.page('invoice'),
  keys: connector => connector.keys('invoice'),
  changes: connector => connector.changes(['invoice'], '2026-11-19T00:00:00.000Z'),
  read: connector => connector.read('invoice', '266'),
  count: connector => connector.count('invoice'),
  census: connector => connector.census(['invoice', 'payment']),
  findInvoices: connector => connector.findInvoices('1043'),
  company: connector => connector.company(),
  pdf: connector => connector.pdf('266'),
}

const count = (counts: Map<string, number>, name: string) => counts.set(name, (counts.get(name) ?? 0) + 1)
const told = (counts: Map<string, number>) => [...counts].map(([name, n]) => `${n} ${name}`).join(', ')

describe.each(Object.entries(SYSTEMS))('%s over real HTTP', (name, { connector, good }) => {
  it(
    'reads to a result or to an error of the edge',
    async () => {
      const ends = new Map<string, number>()
      await fuzz(
        `${name}: reads from a bad server`,
        160,
        fc.record({ fault, what: fc.constantFrom(...Object.keys(READS)) }),
        async ({ fault, what }) => {
          server.answerWith(fault, good.rows)
          const error = await onlyAccountingErrors(() => READS[what]?.(connector()))
          count(ends, error?.class ?? 'read')
        },
      )
      console.log(`      ${name}: ${told(ends)}`)
      expect(ends.get('read')).toBeGreaterThan(0)
      expect(ends.get('retry')).toBeGreaterThan(0)
    },
    LIMIT,
  )

  it(
    'a write whose answer was lost may have taken effect, and does not go again by itself',
    async () => {
      const ends = new Map<string, number>()
      await fuzz(`${name}: writes to a bad server`, 160, fault, async fault => {
        server.answerWith(fault, good.sent)
        const under = connector()
        const wire = under.prepare({ key: 'key-1', action: 'delete-payment', externalId: '3', version: '0' })
        const error = await onlyAccountingErrors(() => under.send(wire))
        const writes = server.requests.filter(line => line.includes(wire.path.split('?')[0] as string))
        // Expired tokens are refused before anything is looked at: then it goes a second time.
        expect(writes.length).toBeLessThanOrEqual(fault.status === 401 ? 2 : 1)
        if (isLost(fault)) expect(error).toMatchObject({ class: 'retry', sent: 'maybe' })
        count(ends, error ? `${error.class}, sent: ${error.sent}` : 'sent')
      })
      console.log(`      ${name}: ${told(ends)}`)
      expect(ends.get('sent')).toBeGreaterThan(0)
      expect(ends.get('retry, sent: maybe')).toBeGreaterThan(0)
    },
    LIMIT,
  )
})

/** The server had the request, and nothing that came back can be read as its answer. */
function isLost({ how, status, body }: Fault): boolean {
  if (how === 'reset at once' || how === 'no http' || how === 'redirect') return true
  // A body that is no answer is not waited for where the status forbids one.
  if (how === 'endless') return status === 200
  // 204 says all that it says by itself.
  if (how === 'bad chunk') return status !== 204
  return how === 'whole' && status === 200 && (body === 'html' || body === 'nothing' || body === 'bytes')
}

it('an answer that never ends is given up', async () => {
  const { createServer } = await import('node:http')
  const endless = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' })
    const timer = setInterval(() => response.write(' '), 5)
    response.on('close', () => clearInterval(timer))
  })
  await new Promise<void>(ready => endless.listen(0, '127.0.0.1', ready))
  const { port } = endless.address() as { port: number }
  const ask = authorizedFetch({
    name: 'QuickBooks',
    base: `http://127.0.0.1:${port}`,
    signIn: {
      accessToken: async () => SECRETS.accessToken,
      renew: async () => SECRETS.accessToken,
      secrets: async () => [],
    },
    budget: rateBudget({ perSecond: 10, perMinute: 100, concurrent: 1 }),
    fetch,
    now: () => NOW,
    timeout: 100,
    errorOf: () => {
      throw new Error('it has no answer')
    },
  })
  const error = await onlyAccountingErrors(() => ask('/drip', { method: 'POST', body: '{}' }))
  expect(error).toMatchObject({ class: 'retry', reason: 'offline', sent: 'maybe' })
  expect(error?.message).toContain('did not answer within')
  endless.closeAllConnections()
  await new Promise(done => endless.close(done))
})
