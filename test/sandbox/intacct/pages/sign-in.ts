import { html } from 'hono/html'
import type { Hooks } from './hooks.ts'
import { plain } from './layout.ts'
import { attributes, none } from './markup.ts'

/** Facts §2: `input[name=".company"|".login"|".passwd"]`, `#retbutton`. Any password will do. */
export const signInPage = (hooks: Hooks, company: string, problem: string) =>
  plain(
    'Sign in | Sage Intacct',
    html`<main class="sign-in"><h1>Sage Intacct</h1>
${problem ? html`<div class="notice">${problem}</div>` : none}
<form method="post" action="/ia/acct/login.phtml">
<label>Company ID <input name=".company" value="${company}"></label>
<label>User ID <input name=".login" value="dwhitfield"></label>
<label>Password <input type="password" name=".passwd"></label>
<button${attributes(hooks, ['sign_in_button'])}>Sign in</button></form></main>`,
  )
