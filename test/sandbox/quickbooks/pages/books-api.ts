import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import type { Draft } from '../books/books.ts'
import { entityNamed } from '../books/entities.ts'
import type { Company } from '../company.ts'
import { QboFault } from '../fault.ts'
import { USER } from '../oauth/id-token.ts'
import { pacificDate } from '../pacific.ts'
import type { QuickBooksSandbox } from '../sandbox.ts'
import {
  customerCard,
  customerRows,
  invoiceRows,
  lookups,
  openDocuments,
  summary,
  transactions,
} from './views.ts'

type Env = { Bindings: HttpBindings; Variables: { company: Company } }

/**
 * What the pages call, with the browser's session and not with a token. It writes by the same rules as the
 * API: what the real pages ask or say about a used number or a closed period is not known (facts §2.4, Gap).
 */
export function booksApi(sandbox: QuickBooksSandbox): Hono<Env> {
  const app = new Hono<Env>()
  app.use(async (c, next) => {
    const company = sandbox.companies.get(getCookie(c, 'qbo.sandbox.realm') ?? '')
    if (!company || !sandbox.pages.session(getCookie(c, 'qbo.ticket')))
      return c.json({ errors: ['Your session has ended. Sign in again to continue.'] }, 401)
    c.set('company', company)
    return next()
  })

  app.get('/session', c => {
    const { pages, companies } = sandbox
    const company = c.get('company')
    return c.json({
      company: { realmId: company.realmId, name: company.name },
      companies: [...companies.values()].map(({ realmId, name }) => ({ realmId, name })),
      user: `${USER.givenName} ${USER.familyName}`,
      today: pacificDate(sandbox.clock.now()),
      build: pages.build,
      withoutHooks: [...pages.withoutHooks],
      show: pages.messages(new URL(c.req.url).searchParams),
      preferences: preferencesOf(company),
      nextNumber: nextNumber(company),
    })
  })
  app.get('/summary', c => c.json(summary(c.get('company'), pacificDate(sandbox.clock.now()))))
  app.get('/invoices', c => {
    const { status = 'all', search = '', from = '0', count = '60' } = c.req.query()
    const today = pacificDate(sandbox.clock.now())
    return c.json(
      invoiceRows(c.get('company'), { status, search, from: Number(from), count: Number(count), today }),
    )
  })
  app.get('/sales', c => c.json(transactions(c.get('company'), pacificDate(sandbox.clock.now()))))
  app.get('/customers', c => c.json(customerRows(c.get('company'))))
  app.get('/customers/:id', c => {
    const card = customerCard(c.get('company'), c.req.param('id'), pacificDate(sandbox.clock.now()))
    return card ? c.json(card) : c.json({}, 404)
  })
  app.get('/customers/:id/open', c => c.json(openDocuments(c.get('company'), c.req.param('id'))))
  app.get('/lookups', c => c.json(lookups(c.get('company'))))
  app.get('/record/:entity/:id', c => {
    const entity = entityNamed(c.req.param('entity'))
    const record = entity && c.get('company').read(entity, c.req.param('id'))
    return record ? c.json(record) : c.json({}, 404)
  })
  app.post('/record/:entity', c =>
    saved(c, sandbox, async () => {
      const { draft } = (await c.req.json()) as { draft: Draft }
      const { ledger } = c.get('company')
      const entity = entityOf(c)
      return draft.Id === undefined
        ? ledger.create(entity, draft)
        : ledger.update(entity, { ...draft, sparse: true })
    }),
  )
  app.post('/record/:entity/:id/:action', c =>
    saved(c, sandbox, async () => {
      const { ledger } = c.get('company')
      const entity = entityOf(c)
      const Id = c.req.param('id') ?? ''
      const { SyncToken } = ledger.existing(entity, Id)
      const action = c.req.param('action')
      if (action === 'delete') return ledger.remove(entity, { Id, SyncToken })
      if (action === 'void') return ledger.void(entity, { Id, SyncToken })
      return ledger.send(Id, undefined).invoice
    }),
  )
  app.post('/preferences', async c => {
    const { customNumbers, closedThrough } = (await c.req.json()) as {
      customNumbers: boolean
      closedThrough: string
    }
    const company = c.get('company')
    company.customNumbers(customNumbers)
    company.closeBooks(closedThrough || undefined)
    return c.json(preferencesOf(company))
  })
  return app
}

function entityOf(c: Context<Env>) {
  const entity = entityNamed(c.req.param('entity') ?? '')
  if (!entity) throw new Error('The pages asked for an entity that the sandbox does not have.')
  return entity
}

const preferencesOf = (company: Company) => ({
  customNumbers: company.ledger.preferences.SalesFormsPrefs.CustomTxnNumbers,
  closedThrough: company.ledger.preferences.AccountingInfoPrefs.BookCloseDate ?? '',
})

const nextNumber = (company: Company): string => {
  const numbers = company.ledger.books.rows('Invoice').map(row => Number(row.data.DocNumber) || 0)
  return String(numbers.reduce((most, number) => Math.max(most, number), 1000) + 1)
}

/** A planned failure, the books' own refusal in its own words, or what was saved. */
async function saved(c: Context<Env>, sandbox: QuickBooksSandbox, write: () => Promise<unknown>) {
  const planned = sandbox.pages.failNextSaves.shift()
  if (planned !== undefined) return c.json({ errors: [planned] }, 422)
  try {
    return c.json(await write())
  } catch (error) {
    if (!(error instanceof QboFault)) throw error
    const errors = error.errors.map(held => held.Detail ?? held.Message)
    return c.json({ errors, code: error.errors[0]?.code }, 422)
  }
}
