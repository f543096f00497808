import { html } from 'hono/html'
import type { Row } from '../books/books.ts'
import { fullRecord } from '../books/view.ts'
import { fullName } from '../names.ts'
import { visible } from '../query/run.ts'
import { address, recordAddress } from './address.ts'
import type { FormSpec } from './forms.ts'
import type { Hooks } from './hooks.ts'
import { attributes } from './markup.ts'
import type { PageSession } from './session.ts'
import { shown } from './shown.ts'

const PAGE = 50

/** A classic list: a table in `#listcontent`, newest first, fifty at a time. */
export function lister(
  form: FormSpec,
  session: PageSession,
  ticket: string,
  hooks: Hooks,
  search: string,
  from: number,
) {
  const { ledger } = session.company
  const wanted = search.toLowerCase()
  const passes = (row: Row): boolean =>
    wanted === '' ||
    form.columns.some(column => shown(fullRecord(ledger, row), column).toLowerCase().includes(wanted))
  const rows = visible(ledger.books.rows(fullName(form.what)), session.entity)
    .filter(passes)
    .reverse()
  const page = rows.slice(from, from + PAGE)
  const link = (start: number) =>
    address('lister.phtml', ticket, { '.it': form.it, '.q': search, '.from': String(start) })
  return html`<div class="head"><h1${attributes(hooks, ['title'])}>${form.plural}</h1>
<form method="get" action="/ia/acct/lister.phtml" class="search"><input type="hidden" name=".sess" value="${ticket}"><input type="hidden" name=".it" value="${form.it}">
<label>Filter <input name=".q" value="${search}"></label><button>Filter</button></form>
${form.what === 'document' ? html`<a class="button" href="${address('editor.phtml', ticket, { '.it': form.it, '.do': 'create', '.type': 'Sales Invoice' })}">Add Sales Invoice</a>` : html`<a class="button" href="${address('editor.phtml', ticket, { '.it': form.it, '.do': 'create' })}">Add</a>`}
</div>
<div${attributes(hooks, ['list'])}><table class="list"><thead><tr><th></th>${form.columns.map(column => html`<th>${column.label}</th>`)}</tr></thead>
<tbody>${page.map(row => {
    const record = fullRecord(ledger, row)
    return html`<tr><td><a href="${recordAddress(ticket, form.it, row.key, 'edit')}">Edit</a></td>${form.columns.map(
      (column, index) =>
        html`<td class="${column.kind}">${
          index === 0
            ? html`<a href="${recordAddress(ticket, form.it, row.key)}">${shown(record, column)}</a>`
            : shown(record, column)
        }</td>`,
    )}</tr>`
  })}</tbody></table></div>
<p class="faint">${rows.length === 0 ? 'No records' : `${from + 1}–${from + page.length} of ${rows.length}`}
${from > 0 ? html`<a href="${link(Math.max(0, from - PAGE))}">Previous</a>` : ''} ${from + PAGE < rows.length ? html`<a href="${link(from + PAGE)}">Next</a>` : ''}</p>`
}
