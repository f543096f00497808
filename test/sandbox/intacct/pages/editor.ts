import { html } from 'hono/html'
import { type Data, listAt } from '../books/data.ts'
import { address, listAddress, recordAddress } from './address.ts'
import type { FieldSpec, FormSpec } from './forms.ts'
import type { Hooks } from './hooks.ts'
import { option } from './layout.ts'
import { attributes, type Markup, none } from './markup.ts'
import type { Posted } from './save.ts'
import { shown } from './shown.ts'

export interface EditorFacts {
  form: FormSpec
  ticket: string
  action: 'view' | 'edit' | 'create'
  /** Empty for a new one. */
  record: Data
  /** What was typed before the books refused it. */
  posted: Posted
  errors: string[]
  /** Of a new Order Entry transaction. */
  type: string
}

const EMPTY_ROWS = 3

/** A classic record page: a table of fields with `_obj__FIELD` ids, a grid, buttons (facts §2). */
export function editor(facts: EditorFacts, hooks: Hooks) {
  const { form, record, action, ticket, errors } = facts
  const name = String(record[form.name] ?? '')
  const editing = action !== 'view'
  return html`<form method="post" action="/ia/acct/editor.phtml" class="editor" autocomplete="off">
<input type="hidden" name=".sess" value="${ticket}"><input type="hidden" name=".it" value="${form.it}">
<input type="hidden" name=".r" value="${String(record.key ?? '')}"><input type="hidden" name=".type" value="${facts.type}">
<div class="head"><h1${attributes(hooks, ['title'])}>${name ? `${form.title}: ${name}` : `${form.title}: New`}</h1>
<div class="buttons">${buttons(facts, hooks)}</div></div>
${errorBox(errors)}
<table class="fields"><tbody>${form.fields.map(spec => fieldRow(facts, spec, editing, hooks))}</tbody></table>
${form.grid ? grid(facts, form.grid, editing, hooks) : none}
</form>`
}

/** Its container is not public (facts §2): a short block of text without a role, one line per error. */
const errorBox = (errors: string[]) =>
  errors.length === 0
    ? none
    : html`<div class="notice"><strong>Correct the following</strong>${errors.map(text => html`<div>${text}</div>`)}</div>`

function buttons({ form, action, ticket, record }: EditorFacts, hooks: Hooks): Markup {
  const back = html`<a class="button" href="${listAddress(ticket, form.it)}">${action === 'view' ? 'Done' : 'Cancel'}</a>`
  const act = (name: string, label: string) => html`<button name=".do" value="${name}">${label}</button>`
  if (action === 'create')
    return html`<button${attributes(hooks, ['save'])} name=".do" value="save">Post</button>
${form.what === 'invoice' || form.what === 'document' ? html`<button${attributes(hooks, ['save_continue'])} name=".do" value="draft">Draft</button>` : none}${back}`
  if (action === 'edit')
    return html`<button${attributes(hooks, ['save'])} name=".do" value="save">Save</button>
<button${attributes(hooks, ['save_continue'])} name=".do" value="stay">Save & continue</button>${back}`
  const key = String(record.key)
  const editable = form.what !== 'payment'
  const state = String(record.state ?? '')
  return html`${editable ? html`<a class="button"${attributes(hooks, ['split'])} href="${recordAddress(ticket, form.it, key, 'edit')}">Edit</a>` : none}
${form.what === 'invoice' && ['posted', 'partiallyPaid'].includes(state) ? html`<a class="button"${attributes(hooks, ['pay_now'])} href="${address('editor.phtml', ticket, { '.it': 'arpymt', '.do': 'create', '.invoice': key })}">Receive payment</a>` : none}
${state === 'draft' && form.what !== 'document' ? act('submit', 'Submit') : none}
${(form.what === 'invoice' && state === 'posted') || (form.what === 'payment' && state === 'complete') ? act('reverse', 'Reverse') : none}
${act('delete', 'Delete')}${back}`
}

function valueIn(facts: EditorFacts, spec: FieldSpec): string {
  return facts.posted[`f.${spec.field}`] ?? shown(facts.record, spec)
}

function fieldRow(facts: EditorFacts, spec: FieldSpec, editing: boolean, hooks: Hooks) {
  const value = valueIn(facts, spec)
  const label = html`<td class="label"><span${attributes(hooks, ['label'], spec.field)}>${spec.label}</span></td>`
  if (!editing || spec.readOnly)
    return html`<tr>${label}<td><span${attributes(hooks, ['field'], spec.field)}>${value}</span></td></tr>`
  if (spec.kind === 'choice')
    return html`<tr>${label}<td><select aria-label="${spec.label}" name="f.${spec.field}"${attributes(hooks, ['dropdown'], spec.field)}>${option('', '', value === '')}${(spec.choices ?? []).map(choice => option(choice, choice, choice === value))}</select></td></tr>`
  return html`<tr>${label}<td><input aria-label="${spec.label}" name="f.${spec.field}" value="${value}"${attributes(hooks, ['field'], spec.field)}></td></tr>`
}

function grid(facts: EditorFacts, spec: NonNullable<FormSpec['grid']>, editing: boolean, hooks: Hooks) {
  const lines = listAt(facts.record, spec.list)
  const typed = Object.keys(facts.posted).map(name => Number(/^g\.(\d+)\./.exec(name)?.[1] ?? -1))
  const count = editing ? Math.max(lines.length + EMPTY_ROWS, ...typed.map(index => index + 1)) : lines.length
  const total = spec.columns.find(column => column.kind === 'money')
  const sum = total
    ? lines.reduce((held, line) => held + Number(shown(line, total).replaceAll(',', '')), 0)
    : 0
  return html`<table class="grid"><thead><tr><th></th>${spec.columns.map(column => html`<th>${column.label}</th>`)}${editing ? html`<th>Remove</th>` : none}</tr></thead>
<tbody>${Array.from({ length: count }, (_none, index) => {
    const line = lines[index] ?? {}
    return html`<tr><td>${index + 1}${editing && line.key ? html`<input type="hidden" name="g.${index}.key" value="${String(line.key)}">` : none}</td>${spec.columns.map(
      column => cell(facts, spec.name, column, line, index, editing, hooks),
    )}${editing ? html`<td>${line.key ? html`<input type="checkbox" aria-label="Remove line ${index + 1}" name="g.${index}.remove" value="1">` : none}</td>` : none}</tr>`
  })}</tbody>
${total ? html`<tfoot${attributes(hooks, ['grid_footer'], spec.name)}><tr><td colspan="${spec.columns.length}">Total</td><td class="money"><span${attributes(hooks, ['grid_total'])}>${sum.toFixed(2).replace(/\B(?=(\d{3})+(?!\d))/g, ',')}</span></td></tr></tfoot>` : none}</table>`
}

function cell(
  facts: EditorFacts,
  gridName: string,
  column: FieldSpec,
  line: Data,
  index: number,
  editing: boolean,
  hooks: Hooks,
) {
  const id = `${gridName}_${index}_-_obj__${column.field}`
  const value = facts.posted[`g.${index}.${column.field}`] ?? shown(line, column)
  if (!editing)
    return html`<td class="${column.kind}"><span${attributes(hooks, ['field'], id)}>${value}</span></td>`
  return html`<td><input aria-label="${column.label}, line ${index + 1}" name="g.${index}.${column.field}" value="${value}"${attributes(hooks, ['field'], id)}></td>`
}
