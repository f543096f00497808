import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { type Data, listAt } from '../books/data.ts'
import { fullRecord } from '../books/view.ts'
import { visible } from '../query/run.ts'
import type { IntacctSandbox } from '../sandbox.ts'
import { perform } from './actions.ts'
import { formOf } from './forms.ts'
import type { Posted } from './save.ts'
import type { PageSession } from './session.ts'
import { shown } from './shown.ts'

type Env = { Bindings: HttpBindings; Variables: { session: PageSession } }

/** New pages know the fields by other names than the classic ones. */
const FIELDS: Record<string, string> = {
  customer: 'CUSTOMERID',
  number: 'RECORDID',
  reference: 'DOCNUMBER',
  date: 'WHENCREATED',
  due: 'WHENDUE',
  description: 'DESCRIPTION',
}
const COLUMNS: Record<string, string> = {
  account: 'ACCOUNTNO',
  item: 'ITEMID',
  location: 'LOCATIONID',
  memo: 'ENTRYDESCRIPTION',
  amount: 'TRX_AMOUNT',
}

/** What the new pages call, with the browser's session. It writes by the same rules as the API. */
export function uiApi(sandbox: IntacctSandbox): Hono<Env> {
  const app = new Hono<Env>()
  const form = formOf('arinvoice')
  app.use(async (c, next) => {
    const session = sandbox.pages.session(c.req.query('.sess'))
    if (!session) return c.json({ errors: ['Your session has ended. Sign in again.'] }, 401)
    c.set('session', session)
    return next()
  })
  app.get('/invoices', c => {
    const { company, entity } = c.get('session')
    const rows = visible(company.ledger.books.rows('accounts-receivable/invoice'), entity)
      .reverse()
      .slice(0, 60)
    return c.json(rows.map(row => view(fullRecord(company.ledger, row))))
  })
  app.get('/invoice/:key', c => {
    const { company } = c.get('session')
    const held = company.read('invoice', c.req.param('key'))
    return held ? c.json(view(held)) : c.json({ errors: ['The record no longer exists.'] }, 404)
  })
  app.post('/invoice/:key/:action', async c => {
    if (!form) return c.json({ errors: [] }, 404)
    const key = c.req.param('key') === 'new' ? '' : c.req.param('key')
    const outcome = perform(
      c.get('session'),
      form,
      c.req.param('action'),
      key,
      '',
      posted((await c.req.json()) as { fields?: Posted; lines?: Posted[] }),
      sandbox.pages.failNextSaves.shift(),
    )
    return outcome.errors.length > 0
      ? c.json({ errors: outcome.errors }, 422)
      : c.json({ key: outcome.key ?? key })
  })
  app.notFound((c: Context) => c.json({ errors: ['Not found'] }, 404))
  return app
}

function view(record: Data): Data {
  const form = formOf('arinvoice')
  const show = (
    specs: typeof form extends undefined ? never : NonNullable<typeof form>['fields'],
    names: Record<string, string>,
    from: Data,
  ) =>
    Object.fromEntries(
      Object.entries(names).map(([name, field]) => {
        const spec = specs.find(held => held.field === field)
        return [name, spec ? shown(from, spec) : '']
      }),
    )
  if (!form?.grid) return {}
  const { columns } = form.grid
  return {
    key: record.key,
    ...show(form.fields, FIELDS, record),
    state: record.state,
    total: record.totalTxnAmount,
    balance: record.totalTxnAmountDue,
    lines: listAt(record, 'lines').map(line => ({ key: line.key, ...show(columns, COLUMNS, line) })),
  }
}

/** As a classic form would have posted it. */
function posted({ fields = {}, lines = [] }: { fields?: Posted; lines?: Posted[] }): Posted {
  const form: Posted = {}
  for (const [name, field] of Object.entries(FIELDS)) form[`f.${field}`] = fields[name] ?? ''
  lines.forEach((line, index) => {
    if (line.key) form[`g.${index}.key`] = line.key
    for (const [name, field] of Object.entries(COLUMNS)) form[`g.${index}.${field}`] = line[name] ?? ''
  })
  return form
}
