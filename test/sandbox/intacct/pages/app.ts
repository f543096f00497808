import { readFileSync } from 'node:fs'
import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { html } from 'hono/html'
import { pageScript } from '../../shared/page-script.ts'
import { fullRecord, recordHash } from '../books/view.ts'
import { fullName } from '../names.ts'
import type { IntacctSandbox } from '../sandbox.ts'
import { perform } from './actions.ts'
import { address, listAddress, recordAddress } from './address.ts'
import { type EditorFacts, editor } from './editor.ts'
import { type FormSpec, formOf } from './forms.ts'
import { helpPage } from './help.ts'
import { Hooks } from './hooks.ts'
import { framed } from './layout.ts'
import { lister } from './lister.ts'
import { scriptData } from './markup.ts'
import type { Posted } from './save.ts'
import type { PageSession } from './session.ts'
import { shell } from './shell.ts'
import { signInPage } from './sign-in.ts'
import { uiApi } from './ui-api.ts'

type Env = { Bindings: HttpBindings }
type Signed = { ticket: string; session: PageSession }

/** The web app on its pods: shell, classic pages, new pages (facts/sage-intacct.md §2). */
export function pagesApp(sandbox: IntacctSandbox): Hono<Env> {
  const app = new Hono<Env>()
  const { pages } = sandbox
  const hooks = () => new Hooks(pages.withoutHooks)

  app.get('/', c => c.redirect('/ia/acct/frameset.phtml'))
  app.get('/ia', c => c.redirect('/ia/acct/frameset.phtml'))
  app.get('/ia/acct/static/:file', c => {
    const file = c.req.param('file')
    const url = new URL(`static/${file}`, import.meta.url)
    if (/^[\w-]+\.ts$/.test(file))
      return c.body(pageScript(url), 200, { 'Content-Type': 'text/javascript;charset=UTF-8' })
    if (file === 'classic.css')
      return c.body(readFileSync(url, 'utf8'), 200, { 'Content-Type': 'text/css;charset=UTF-8' })
    return c.notFound()
  })
  app.get('/ia/docs/*', c => c.html(helpPage()))

  app.get('/ia/acct/login.phtml', c => c.html(signInPage(hooks(), sandbox.company().id, '')))
  app.post('/ia/acct/login.phtml', async c => {
    const form = new URLSearchParams(await c.req.text())
    const company = sandbox.companies.get(form.get('.company') ?? '')
    if (!company) return c.html(signInPage(hooks(), '', 'Sign-in information is incorrect'), 401)
    const ticket = pages.open({ company, entity: undefined })
    remember(c, ticket)
    return c.redirect(address('frameset.phtml', ticket, { '.cc': company.id }))
  })

  // Without a session the sandbox signs in by itself, so that a walk-through starts on the page it wants.
  app.get('/ia/acct/frameset.phtml', c => {
    const query = new URL(c.req.url).searchParams
    const signed = signedIn(c, sandbox)
    if (query.has('.sess') && !signed) return c.html(signInPage(hooks(), query.get('.cc') ?? '', ENDED), 401)
    const company =
      sandbox.companies.get(query.get('.cc') ?? signed?.session.company.id ?? '') ?? sandbox.company()
    if (!query.has('.sess') || signed?.session.company !== company) {
      const ticket = pages.open({ company, entity: query.get('.entity') || undefined })
      remember(c, ticket)
      query.set('.sess', ticket)
      query.set('.cc', company.id)
      return c.redirect(`/ia/acct/frameset.phtml?${query}`)
    }
    return c.html(
      shell(
        {
          ...signed,
          companies: [...sandbox.companies.values()],
          inner: innerPage(query, signed.ticket),
          newPages: pages.newPages,
        },
        hooks(),
      ),
    )
  })

  // Another entity or company is another session, and the shell loads anew.
  app.get('/ia/acct/switch.phtml', c => {
    const query = new URL(c.req.url).searchParams
    const held = signedIn(c, sandbox)?.session.company
    const company = sandbox.companies.get(query.get('.cc') ?? '') ?? held ?? sandbox.company()
    const entity = company === held ? query.get('.entity') || undefined : undefined
    const ticket = pages.open({ company, entity })
    remember(c, ticket)
    return c.redirect(address('frameset.phtml', ticket, { '.cc': company.id }))
  })

  // The deep link of a record (facts §1.10): any session will do, the company is the record's.
  app.get('/ia/acct/ur.phtml', c => {
    const hash = c.req.query('.r') ?? ''
    for (const company of sandbox.companies.values())
      for (const it of ['arinvoice', 'sodocument', 'arpymt', 'customer']) {
        const form = formOf(it)
        const row = company.ledger.books
          .rows(fullName(form?.what ?? 'invoice'))
          .find(held => recordHash(company.name, held) === hash)
        if (!row) continue
        const query = new URLSearchParams({ '.cc': company.id, '.it': it, '.open': row.key })
        return c.redirect(`/ia/acct/frameset.phtml?${query}`)
      }
    return c.notFound()
  })

  app.get('/ia/acct/lister.phtml', c =>
    inside(c, sandbox, ({ ticket, session }, form) => {
      const from = Number(c.req.query('.from') ?? 0)
      return framedPage(c, form.plural, lister(form, session, ticket, hooks(), c.req.query('.q') ?? '', from))
    }),
  )
  app.get('/ia/acct/editor.phtml', c =>
    inside(c, sandbox, (signed, form) => {
      const query = new URL(c.req.url).searchParams
      const action = query.get('.do') === 'create' ? 'create' : query.get('.do') === 'edit' ? 'edit' : 'view'
      return editorPage(
        c,
        signed,
        form,
        query.get('.r') ?? '',
        action,
        query.get('.type') ?? '',
        prefilled(signed.session, query),
        [],
      )
    }),
  )
  app.post('/ia/acct/editor.phtml', async c => {
    const posted: Posted = Object.fromEntries(new URLSearchParams(await c.req.text()))
    return inside(
      c,
      sandbox,
      (signed, form) => {
        const { '.do': action = 'save', '.r': key = '', '.type': type = '' } = posted
        const outcome = perform(signed.session, form, action, key, type, posted, pages.failNextSaves.shift())
        if (outcome.errors.length === 0) {
          const next =
            outcome.key === undefined
              ? listAddress(signed.ticket, form.it)
              : recordAddress(signed.ticket, form.it, outcome.key, action === 'stay' ? 'edit' : 'view')
          return c.redirect(next)
        }
        const again = key === '' ? 'create' : action === 'save' || action === 'stay' ? 'edit' : 'view'
        return editorPage(c, signed, form, key, again, type, again === 'view' ? {} : posted, outcome.errors)
      },
      posted,
    )
  })
  app.get('/ia/acct/ui.phtml', c => {
    const signed = signedIn(c, sandbox)
    if (!signed) return c.html(signInPage(hooks(), '', ENDED), 401)
    const setup = { ticket: signed.ticket, fillAfter: pages.fillAfter, withoutHooks: [...pages.withoutHooks] }
    const body = html`<script>window.iaUi = ${scriptData(setup)}</script><main></main><script type="module" src="/ia/acct/static/ui.ts"></script>`
    return c.html(framedPage(c, 'Sage Intacct', body))
  })
  app.route('/ia/acct/uiapi', uiApi(sandbox))

  function framedPage(c: Context, title: string, body: Parameters<typeof framed>[1]) {
    return framed(title, body, pages.messages(new URL(c.req.url).searchParams), [...pages.withoutHooks])
  }

  function editorPage(
    c: Context,
    { ticket, session }: Signed,
    form: FormSpec,
    key: string,
    action: EditorFacts['action'],
    type: string,
    posted: Posted,
    errors: string[],
  ) {
    const row = key === '' ? undefined : session.company.ledger.row(fullName(form.what), key)
    // What is gone cannot be shown; the wording is the API's (facts §4.4).
    const gone = key !== '' && !row
    const problems = gone ? ["Oops, we can't find this transaction; enter a valid transaction"] : errors
    const record = row ? fullRecord(session.company.ledger, row) : {}
    return framedPage(
      c,
      form.title,
      editor(
        { form, ticket, action: gone ? 'view' : action, record, posted, errors: problems, type },
        hooks(),
      ),
    )
  }

  return app
}

const ENDED = 'Your session has ended. Sign in again to continue.'

function remember(c: Context, ticket: string): void {
  setCookie(c, 'ia.sess', ticket, { path: '/ia/', httpOnly: true })
}

function signedIn(c: Context, sandbox: IntacctSandbox, posted?: Posted): Signed | undefined {
  const ticket = posted?.['.sess'] ?? c.req.query('.sess') ?? getCookie(c, 'ia.sess') ?? ''
  const session = sandbox.pages.session(ticket)
  return session && { ticket, session }
}

async function inside(
  c: Context,
  sandbox: IntacctSandbox,
  show: (signed: Signed, form: FormSpec) => Parameters<Context['html']>[0] | Response,
  posted?: Posted,
): Promise<Response> {
  const signed = signedIn(c, sandbox, posted)
  if (!signed) return c.html(signInPage(new Hooks(sandbox.pages.withoutHooks), '', ENDED), 401)
  const form = formOf(posted?.['.it'] ?? c.req.query('.it') ?? '')
  if (!form) return c.notFound() as Response
  const shown = show(signed, form)
  return shown instanceof Response ? shown : c.html(shown)
}

/** What the shell opens first: `.it` and `.open` name a record, `.ui` asks for its new page; the rest goes along. */
function innerPage(query: URLSearchParams, ticket: string): string {
  const it = query.get('.it') ?? 'arinvoice'
  const key = query.get('.open')
  const more = new URLSearchParams()
  for (const name of ['show', 'text', 'title', 'tone']) {
    const value = query.get(name)
    if (value !== null) more.set(name, value)
  }
  const extra = more.size > 0 ? `&${more}` : ''
  if (query.has('.ui'))
    return `${address('ui.phtml', ticket)}${extra}#/${key ? `invoice/${key}` : 'invoices'}`
  const action = query.get('.do') === 'edit' ? 'edit' : 'view'
  return `${key ? recordAddress(ticket, it, key, action) : listAddress(ticket, it)}${extra}`
}

/** A new receipt for an invoice comes with its customer, bank account and balance. */
function prefilled({ company }: PageSession, query: URLSearchParams): Posted {
  const invoice = company.read('invoice', query.get('.invoice') ?? '')
  if (!invoice) return {}
  const { id } = invoice.customer as { id: string }
  return {
    'f.CUSTOMERID': id,
    'f.RECEIPTDATE': company.ledger.today(),
    'f.PAYMENTMETHOD': 'eft',
    'f.FINANCIALENTITY': 'BOA-OPER',
    'g.0.RECORDKEY': String(invoice.key),
    'g.0.TRX_PAYMENTAMOUNT': String(invoice.totalTxnAmountDue),
  }
}
