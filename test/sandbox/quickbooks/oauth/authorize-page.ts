import { html } from 'hono/html'
import { signInPage } from '../../shared/oauth/authorize.ts'
import type { AuthorizeRequest } from '../../shared/oauth/server.ts'
import type { Company } from '../company.ts'

const STYLE = `
  :root { color-scheme: light; font: 15px/1.5 system-ui, sans-serif; color: #21262a; }
  body { margin: 0; background: #f4f5f8; }
  main { max-width: 30rem; margin: 8vh auto; padding: 2.5rem; background: #fff; border: 1px solid #d4d7dc; border-radius: 8px; }
  .mark { width: 40px; height: 40px; border-radius: 50%; background: #2ca01c; color: #fff; display: grid; place-items: center; font-weight: 700; }
  h1 { font-size: 1.35rem; margin: 1.25rem 0 0.5rem; }
  label { display: block; font-weight: 600; margin: 1.25rem 0 0.25rem; }
  select { width: 100%; padding: 0.6rem; font: inherit; border: 1px solid #8d9096; border-radius: 4px; background: #fff; color: inherit; }
  ul { padding-left: 1.2rem; color: #393a3d; }
  .row { display: flex; gap: 0.75rem; justify-content: flex-end; margin-top: 1.75rem; }
  button { font: inherit; font-weight: 600; padding: 0.55rem 1.4rem; border-radius: 4px; border: 2px solid #2ca01c; background: #fff; color: #108000; cursor: pointer; }
  button.primary { background: #2ca01c; color: #fff; }
  .error { color: #d52b1e; }
`

const page = (title: string, inner: ReturnType<typeof html>) => signInPage(title, STYLE, inner)

/** The company choice with Connect and Cancel, as a user meets it at Intuit's App Center. */
export const authorizePage = (app: string, companies: Company[], request: AuthorizeRequest) =>
  page(
    'Authorize app',
    html`<div class="mark" aria-hidden="true">qb</div>
<h1>Connect ${app} to your company</h1>
<p>${app} would like to use the accounting data of one of your QuickBooks companies.</p>
<form method="post" action="/connect/oauth2">
  <input type="hidden" name="client_id" value="${request.clientId}">
  <input type="hidden" name="redirect_uri" value="${request.redirectUri}">
  <input type="hidden" name="scope" value="${request.scope}">
  <input type="hidden" name="state" value="${request.state}">
  <input type="hidden" name="response_type" value="${request.responseType}">
  <label for="realm">Company</label>
  <select id="realm" name="realm">
    ${companies.map(company => html`<option value="${company.realmId}">${company.name}</option>`)}
  </select>
  <ul><li>See and change customers, items and invoices</li><li>Record and delete payments</li></ul>
  <div class="row">
    <button name="answer" value="cancel">Cancel</button>
    <button class="primary" name="answer" value="connect">Connect</button>
  </div>
</form>`,
  )

/** Intuit keeps the user on its own page when the request itself is wrong. */
export const problemPage = (problem: string) =>
  page(
    'Authorization problem',
    html`<div class="mark" aria-hidden="true">qb</div>
<h1>Sorry, but this app didn’t connect</h1>
<p class="error" role="alert">${problem}</p>
<p>Please try again later, or contact customer support for help.</p>`,
  )
