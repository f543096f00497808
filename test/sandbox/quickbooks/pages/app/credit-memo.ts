import { type ComponentChild, h } from 'preact'
import { useState } from 'preact/hooks'
import { get, post } from './api.ts'
import { Area, Suggest, Text } from './fields.ts'
import { money } from './format.ts'
import { hooks } from './hooks.ts'
import { LinesTable } from './lines-table.ts'
import type { Lookups, SalesRecord } from './records.ts'
import { useLoaded } from './redraw.ts'
import { navigate } from './router.ts'
import { draftOf, fieldsOf, type SalesFields, totalOf } from './sales-form.ts'
import { session } from './session.ts'
import { attempt, MoreMenu, Trowser } from './trowser.ts'

const HOME = '/app/customers'

/** A credit memo: an invoice form the other way round. */
export function CreditMemoPage({ query }: { query: URLSearchParams }): ComponentChild {
  const txnId = query.get('txnId') ?? ''
  const [loaded, reload] = useLoaded(
    async () => ({
      lookups: await get<Lookups>('/lookups'),
      record: txnId
        ? await get<SalesRecord>(`/record/creditmemo/${txnId}`).catch(() => undefined)
        : undefined,
    }),
    ['creditmemo', txnId],
  )
  if (!loaded) return h(Trowser, { title: 'Credit Memo', home: HOME, actions: null, children: 'Loading…' })
  return h(CreditMemoForm, { key: `${loaded.record?.Id}-${loaded.record?.SyncToken}`, ...loaded, reload })
}

function CreditMemoForm(props: {
  lookups: Lookups
  record: SalesRecord | undefined
  reload: () => void
}): ComponentChild {
  const { lookups, record, reload } = props
  const [fields, setFields] = useState<SalesFields>(() =>
    record
      ? fieldsOf(record)
      : {
          number: '',
          customer: '',
          date: session().today,
          due: '',
          terms: '',
          memo: '',
          note: '',
          email: '',
          lines: [],
        },
  )
  const put = (patch: Partial<SalesFields>) => setFields(held => ({ ...held, ...patch }))
  const currency = record?.CurrencyRef.value ?? 'USD'
  const number = record?.DocNumber ?? ''

  const save = async () => {
    const saved = await attempt<SalesRecord>(
      held => `Credit Memo ${held.DocNumber ?? ''} saved`,
      () => post('/record/creditmemo', { draft: draftOf(fields, lookups, record) }),
    )
    if (!saved) return
    if (record) reload()
    else navigate(`/app/creditmemo?txnId=${saved.Id}`)
  }
  const remove = async () => {
    const gone = await attempt(
      () => `Credit Memo ${number} deleted`,
      () => post(`/record/creditmemo/${record?.Id}/delete`),
    )
    if (gone) navigate(HOME)
  }
  return h(
    Trowser,
    {
      title: `Credit Memo ${number}`.trim(),
      home: HOME,
      actions: [
        h('a', { key: 'cancel', class: 'button', href: HOME }, 'Cancel'),
        h(MoreMenu, { key: 'more', entries: record ? [['Delete', () => void remove()]] : [] }),
        h('span', { key: 'grow', class: 'grow' }),
        h(
          'button',
          { key: 'save', type: 'button', ...hooks(['save_button'], 'primary'), onClick: () => void save() },
          'Save',
        ),
      ],
    },
    h(
      'div',
      hooks(['edit_or_preview_form'], 'form'),
      h(
        'div',
        { class: 'form-head' },
        h(
          'div',
          { class: 'form-fields' },
          h(Suggest, {
            label: 'Customer',
            value: fields.customer,
            names: lookups.customers.filter(held => held.active).map(held => held.name),
            attributes: hooks(['customer_input']),
            onValue: customer => put({ customer }),
          }),
          h(Text, {
            label: 'Credit memo date',
            type: 'date',
            value: fields.date,
            onValue: date => put({ date }),
          }),
          h(Text, { label: 'Credit memo no.', value: fields.number, onValue: next => put({ number: next }) }),
        ),
        h(
          'div',
          { class: 'form-balance' },
          h('span', { class: 'faint' }, 'Amount to refund'),
          h('span', { class: 'big' }, money(totalOf(fields, 0) / 100, currency)),
        ),
      ),
      h(LinesTable, { lines: fields.lines, lookups, disabled: false, onLines: lines => put({ lines }) }),
      h(Area, {
        label: 'Message displayed on credit memo',
        value: fields.memo,
        onValue: memo => put({ memo }),
      }),
    ),
  )
}
