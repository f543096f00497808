import type { HttpBindings } from '@hono/node-server'
import { Hono } from 'hono'
import { html } from 'hono/html'
import type { AuthorizeRequest, Grant, OAuthServer } from './server.ts'

type Markup = ReturnType<typeof html>

/** One vendor's sign-in page. */
interface SignInPage<R extends AuthorizeRequest> {
  path: string
  read(query: URLSearchParams): R
  /** Choice and consent. */
  show(clientName: string, request: R): Markup
  /** Vendors keep the user on their own page when the request itself is wrong. */
  problem(text: string): Markup
  /** Whom the user chose; undefined where they refused. */
  chosen(form: URLSearchParams): { company: string; user?: string } | undefined
}

/** The page that the user signs in on; it answers by itself where a test says so. */
export function authorizeApp<R extends AuthorizeRequest>(
  oauth: OAuthServer<R, unknown, Grant>,
  page: SignInPage<R>,
): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>()

  app.get(page.path, c => {
    const request = page.read(new URL(c.req.url).searchParams)
    const problem = oauth.problemWith(request)
    if (problem) return c.html(page.problem(problem), 400)
    if (oauth.autoApprove === 'cancel') return c.redirect(oauth.cancel(request))
    if (oauth.autoApprove) return c.redirect(oauth.approve(request, oauth.autoApprove))
    return c.html(page.show(oauth.clients.get(request.clientId)?.name ?? '', request))
  })

  app.post(page.path, async c => {
    const form = new URLSearchParams(await c.req.text())
    const request = page.read(form)
    const problem = oauth.problemWith(request)
    if (problem) return c.html(page.problem(problem), 400)
    const chosen = page.chosen(form)
    return c.redirect(chosen ? oauth.approve(request, chosen.company, chosen.user) : oauth.cancel(request))
  })
  return app
}

/** A page of its own around what is asked or wrong, in the vendor's dress. */
export const signInPage = (title: string, style: string, inner: Markup) => html`<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><link rel="icon" href="data:,"><style>${style}</style></head><body><main>${inner}</main></body></html>`
