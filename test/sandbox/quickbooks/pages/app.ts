import type { HttpBindings } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { html, raw } from 'hono/html'
import { isLoopback } from '../hosts.ts'
import type { QuickBooksSandbox } from '../sandbox.ts'
import { asset, IMPORT_MAP } from './assets.ts'
import { booksApi } from './books-api.ts'
import { helpArticle } from './help-article.ts'
import { integratorPage } from './integrator.ts'

type Env = { Bindings: HttpBindings }

/** The web app: one shell for every address below `/app`, its scripts, and the endpoint behind it (facts §2). */
export function pagesApp(sandbox: QuickBooksSandbox): Hono<Env> {
  const app = new Hono<Env>()
  app.get('/static/*', c => {
    const found = asset(new URL(c.req.url).pathname.replace('/static/', ''))
    return found ? c.body(found.body, 200, { 'Content-Type': `${found.type};charset=UTF-8` }) : c.notFound()
  })
  app.get('/', c =>
    /ledgerbridge/.test(new URL(c.req.url).host) ? c.redirect('/sync-log') : c.redirect('/app/homepage'),
  )
  // Switching is a page load with new cookies (facts §2.1).
  const switchCompany = (c: Context<Env>) => {
    const realm = c.req.query('companyId') ?? ''
    if (sandbox.companies.has(realm)) tellCompany(c, sandbox, realm)
    return c.redirect('/app/homepage')
  }
  app.get('/app/switchCompany', switchCompany)
  app.get('/app/multiEntitySwitchCompany', switchCompany)
  app.get('/app/*', c => shell(c, sandbox))
  app.get('/app', c => c.redirect('/app/homepage'))
  app.route('/api', booksApi(sandbox))
  app.get('/learn-support/*', c => c.html(helpArticle()))
  app.get('/sync-log', c => c.html(integratorPage(new URL(c.req.url).searchParams)))
  return app
}

/** The company of this browser: the realm id stands in cookies the page itself can read (facts §2.2). */
function tellCompany(c: Context<Env>, sandbox: QuickBooksSandbox, realm: string): void {
  const host = new URL(c.req.url).host
  const common = isLoopback(host)
    ? { path: '/' }
    : { path: '/', domain: '.intuit.com', secure: true, sameSite: 'Lax' as const }
  const { withoutHooks } = sandbox.pages
  // Our own truth, which no script sees; the two after it are hooks and can be left out.
  setCookie(c, 'qbo.sandbox.realm', realm, { ...common, httpOnly: true })
  // facts §2.2: cookie `qbo.currentcompanyid` (high confidence)
  if (!withoutHooks.has('currentcompanyid')) setCookie(c, 'qbo.currentcompanyid', realm, common)
  // facts §2.2: cookie `shell.ctx.id` contains `companyId=…` (medium confidence)
  if (!withoutHooks.has('shell_ctx')) setCookie(c, 'shell.ctx.id', `companyId=${realm}`, common)
  if (!sandbox.pages.session(getCookie(c, 'qbo.ticket')))
    setCookie(c, 'qbo.ticket', sandbox.pages.open('signed-in'), { ...common, httpOnly: true })
}

function shell(c: Context<Env>, sandbox: QuickBooksSandbox) {
  const realm = getCookie(c, 'qbo.sandbox.realm') ?? ''
  tellCompany(c, sandbox, sandbox.companies.has(realm) ? realm : sandbox.company().realmId)
  return c.html(html`<!DOCTYPE html>
<html lang="en-US">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>QuickBooks Online sandbox</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/static/app.css">
<script type="importmap">${raw(IMPORT_MAP)}</script>
<script type="module" src="/static/app/main.ts"></script>
</head>
<body><div id="app"></div></body>
</html>`)
}
