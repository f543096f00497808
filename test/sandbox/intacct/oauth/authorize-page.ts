import { html } from 'hono/html'
import { signInPage } from '../../shared/oauth/authorize.ts'
import type { Company } from '../company.ts'
import { type ChallengedRequest, DEFAULT_USER } from './oauth.ts'

const STYLE = `
  :root { color-scheme: light; font: 15px/1.5 system-ui, sans-serif; color: #1d2b36; }
  body { margin: 0; background: #eef1f3; }
  main { max-width: 27rem; margin: 8vh auto; padding: 2.5rem; background: #fff; border-top: 6px solid #00a651; box-shadow: 0 1px 6px #0003; }
  .mark { font-weight: 800; font-size: 1.4rem; color: #008146; }
  h1 { font-size: 1.3rem; margin: 1.25rem 0 0.5rem; }
  label { display: block; font-weight: 600; margin: 1rem 0 0.25rem; }
  input, select { width: 100%; box-sizing: border-box; padding: 0.55rem; font: inherit; border: 1px solid #7b8b95; border-radius: 2px; background: #fff; color: inherit; }
  .row { display: flex; gap: 0.75rem; justify-content: flex-end; margin-top: 1.75rem; }
  button { font: inherit; font-weight: 600; padding: 0.5rem 1.4rem; border: 2px solid #008146; background: #fff; color: #006738; cursor: pointer; }
  button.primary { background: #008146; color: #fff; }
  .error { color: #b3261e; }
`

const page = (title: string, inner: ReturnType<typeof html>) => signInPage(title, STYLE, inner)

/** Company and user, then consent; what the real page asks in which order is not public. */
export const authorizePage = (app: string, companies: Company[], request: ChallengedRequest) =>
  page(
    'Sign in to Sage Intacct',
    html`<div class="mark" aria-hidden="true">Sage Intacct</div>
<h1>Allow ${app} to use your company</h1>
<p>${app} asks to act as you in Sage Intacct, also while you are away.</p>
<form method="post" action="/ia/api/v1/oauth2/authorize">
  <input type="hidden" name="client_id" value="${request.clientId}">
  <input type="hidden" name="redirect_uri" value="${request.redirectUri}">
  <input type="hidden" name="scope" value="${request.scope}">
  <input type="hidden" name="state" value="${request.state}">
  <input type="hidden" name="response_type" value="${request.responseType}">
  <input type="hidden" name="code_challenge" value="${request.challenge}">
  <input type="hidden" name="code_challenge_method" value="${request.challengeMethod}">
  <label for="company">Company ID</label>
  <select id="company" name="company">
    ${companies.map(company => html`<option value="${company.id}">${company.id}</option>`)}
  </select>
  <label for="user">User ID</label>
  <input id="user" name="user" value="${DEFAULT_USER}" autocomplete="off">
  <div class="row">
    <button name="answer" value="cancel">Deny</button>
    <button class="primary" name="answer" value="allow">Allow</button>
  </div>
</form>`,
  )

export const problemPage = (problem: string) =>
  page(
    'Sign-in problem',
    html`<div class="mark" aria-hidden="true">Sage Intacct</div>
<h1>The app could not be authorized</h1>
<p class="error" role="alert">${problem}</p>`,
  )
