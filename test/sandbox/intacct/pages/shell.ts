import { html } from 'hono/html'
import type { Company } from '../company.ts'
import { address, listAddress } from './address.ts'
import { FORMS } from './forms.ts'
import type { Hooks } from './hooks.ts'
import { option } from './layout.ts'
import { attributes, scriptData } from './markup.ts'
import type { PageSession } from './session.ts'

interface ShellFacts {
  ticket: string
  session: PageSession
  companies: Company[]
  inner: string
  newPages: boolean
}

const entityName = ({ company, entity }: PageSession): string =>
  entity === undefined
    ? 'Top level'
    : String(company.ledger.books.byId('company-config/entity', entity)?.data.name ?? entity)

/** The frame around all content (facts §2): menu, company, entity switch, and the one iframe. */
export function shell(facts: ShellFacts, hooks: Hooks) {
  const { ticket, session, companies, inner } = facts
  const { company, entity } = session
  const entities = company.ledger.books.rows('company-config/entity')
  return html`<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${company.name} | Sage Intacct</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/ia/acct/static/classic.css">
<script>var gSess = ${scriptData(ticket)}; function openInIFrame(name, url) { document.getElementsByName(name)[0].src = url }</script>
<script type="module" src="/ia/acct/static/shell.ts"></script></head>
<body class="shell">
<header class="bar">
  <span class="brand">Sage Intacct</span>
  <button type="button"${attributes(hooks, ['apps_menu'], '', 'apps')} aria-expanded="false">Applications</button>
  <span class="where"><span${attributes(hooks, ['company_label'])}>${company.name}</span> <span${attributes(hooks, ['entity_label'], '', 'entity')}>${entityName(session)}</span></span>
  <form method="get" action="/ia/acct/switch.phtml" class="switch">
    <input type="hidden" name=".sess" value="${ticket}">
    <label>Company <select name=".cc">${companies.map(held => option(held.id, held.id, held === company))}</select></label>
    ${
      entities.length > 0
        ? html`<label>Entity <select name=".entity">${option('', 'Top level', entity === undefined)}${entities.map(
            row => option(String(row.data.id), String(row.data.name), row.data.id === entity),
          )}</select></label>`
        : ''
    }
    <button>Go</button>
  </form>
  <span${attributes(hooks, ['favorites'], '', 'faint')}>Favorites</span>
  <span class="user">Dana Whitfield</span>
</header>
<nav${attributes(hooks, ['menu'], '', 'menu')} hidden>${FORMS.map(
    form =>
      html`<div${attributes(hooks, ['menu_item'])}><a href="${menuTarget(facts, form.it)}" target="iamain">${form.plural}</a></div>`,
  )}<div${attributes(hooks, ['menu_item'])}><a href="/ia/docs/sync-errors" target="iamain">Help: sync errors</a></div></nav>
<iframe title="Content"${attributes(hooks, ['iamain'], '', 'content')} src="${inner}"></iframe>
</body></html>`
}

function menuTarget({ ticket, newPages }: ShellFacts, it: string): string {
  return newPages && it === 'arinvoice' ? `${address('ui.phtml', ticket)}#/invoices` : listAddress(ticket, it)
}
