import { type ComponentChild, h } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { get, post } from './api.ts'
import { Area, Choice, Suggest, Text } from './fields.ts'
import { addDays, money, shortDate } from './format.ts'
import { hooks } from './hooks.ts'
import { LinesTable } from './lines-table.ts'
import { Inline } from './messages.ts'
import { isVoided, type Lookups, type SalesRecord } from './records.ts'
import { useLoaded, useRedraw } from './redraw.ts'
import { navigate } from './router.ts'
import { draftOf, fieldsOf, type SalesFields, totalOf } from './sales-form.ts'
import { loadSession, session } from './session.ts'
import { attempt, MoreMenu, Trowser } from './trowser.ts'

const HOME = '/app/invoices'

/** An invoice by `txnId`; one that this company does not have is a blank new form, not an error (facts §2.1). */
export function InvoicePage({ query }: { query: URLSearchParams }): ComponentChild {
  const txnId = query.get('txnId') ?? ''
  const [loaded, reload] = useLoaded(
    async () => ({
      lookups: await get<Lookups>('/lookups'),
      record: txnId ? await get<SalesRecord>(`/record/invoice/${txnId}`).catch(() => undefined) : undefined,
    }),
    ['invoice', txnId],
  )
  if (!loaded) return h(Trowser, { title: 'Invoice', home: HOME, actions: null, children: 'Loading…' })
  const { lookups, record } = loaded
  return h(InvoiceForm, {
    key: `${record?.Id}-${record?.SyncToken}`,
    lookups,
    record,
    nameId: query.get('nameId') ?? '',
    reload,
  })
}

function blank(lookups: Lookups, nameId: string): SalesFields {
  const { today, nextNumber } = session()
  return {
    // The form proposes the next number, also where the user may change it.
    number: nextNumber,
    customer: lookups.customers.find(held => held.id === nameId)?.name ?? '',
    date: today,
    due: addDays(today, 30),
    terms: '',
    memo: '',
    note: '',
    email: '',
    lines: [],
  }
}

function InvoiceForm(props: {
  lookups: Lookups
  record: SalesRecord | undefined
  nameId: string
  reload: () => void
}): ComponentChild {
  const { lookups, record, nameId, reload } = props
  const [fields, setFields] = useState<SalesFields>(() =>
    record ? fieldsOf(record) : blank(lookups, nameId),
  )
  const [terms, setTerms] = useState(fields.terms)
  const redraw = useRedraw()
  const put = (patch: Partial<SalesFields>) => setFields(held => ({ ...held, ...patch }))
  const voided = record !== undefined && isVoided(record)
  const currency =
    lookups.customers.find(held => held.name === fields.customer)?.currency ??
    record?.CurrencyRef.value ??
    'USD'
  const total = totalOf(fields, record?.TxnTaxDetail?.TotalTax ?? 0) / 100
  const paid = record ? record.TotalAmt - record.Balance : 0

  useEffect(() => {
    document.title = record ? `Invoice ${record.DocNumber ?? ''}` : 'New invoice'
  }, [record])

  const save = async (then: 'stay' | 'close') => {
    const draft = {
      ...draftOf(fields, lookups, record),
      DueDate: fields.due,
      ...(terms ? { SalesTermRef: { value: terms } } : {}),
    }
    const saved = await attempt<SalesRecord>(
      held => `Invoice ${held.DocNumber ?? ''} saved`,
      () => post('/record/invoice', { draft }),
    )
    if (!saved) return
    await loadSession()
    if (then === 'close') navigate(HOME)
    else if (record) reload()
    else navigate(`/app/invoice?txnId=${saved.Id}`)
  }
  const act = async (action: 'delete' | 'void' | 'send', done: string) => {
    const saved = await attempt(
      () => done,
      () => post(`/record/invoice/${record?.Id}/${action}`),
    )
    if (!saved) return
    if (action === 'delete') navigate(HOME)
    else reload()
  }
  const number = record?.DocNumber ?? ''

  return h(
    Trowser,
    {
      title: record ? `Invoice ${number}`.trim() : 'Invoice',
      home: HOME,
      actions: [
        h('a', { key: 'cancel', class: 'button', href: HOME }, 'Cancel'),
        h(MoreMenu, {
          key: 'more',
          entries: record
            ? [
                ['Delete', () => void act('delete', `Invoice ${number} deleted`)],
                ['Void', () => void act('void', `Invoice ${number} voided`)],
              ]
            : [],
        }),
        h('span', { key: 'grow', class: 'grow' }),
        record
          ? h(
              'button',
              {
                key: 'send',
                type: 'button',
                ...hooks(['email_button']),
                onClick: () => void act('send', `Invoice ${number} sent`),
              },
              'Review and send',
            )
          : null,
        record && !voided && record.Balance > 0
          ? h(
              'a',
              { key: 'pay', class: 'button', href: `/app/recvpayment?nameId=${record.CustomerRef.value}` },
              'Receive payment',
            )
          : null,
        h(
          'button',
          {
            key: 'save',
            type: 'button',
            disabled: voided,
            ...hooks(['save_button']),
            onClick: () => void save('stay'),
          },
          'Save',
        ),
        h(
          'button',
          {
            key: 'close',
            type: 'button',
            disabled: voided,
            ...hooks(['save_menu'], 'primary'),
            onClick: () => void save('close'),
          },
          'Save and close',
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
          h(
            'div',
            hooks(['quickfill']),
            h(Suggest, {
              label: 'Customer',
              value: fields.customer,
              names: lookups.customers.filter(held => held.active).map(held => held.name),
              attributes: hooks(['customer_input']),
              disabled: voided,
              onValue: customer => {
                const email = lookups.customers.find(held => held.name === customer)?.email
                put(email === undefined ? { customer } : { customer, email })
              },
            }),
          ),
          h(Text, {
            label: 'Customer email',
            type: 'email',
            value: fields.email,
            disabled: voided,
            onValue: email => put({ email }),
          }),
          h(Choice, {
            label: 'Terms',
            value: terms,
            choices: lookups.terms,
            disabled: voided,
            onValue: id => {
              setTerms(id)
              const days = lookups.terms.find(held => held.id === id)?.days
              if (days !== undefined) put({ due: addDays(fields.date, days) })
            },
          }),
          h(Text, {
            label: 'Invoice date',
            type: 'date',
            value: fields.date,
            disabled: voided,
            attributes: hooks(['txn_date']),
            onValue: date => put({ date }),
          }),
          h(Text, {
            label: 'Due date',
            type: 'date',
            value: fields.due,
            disabled: voided,
            onValue: due => put({ due }),
          }),
          voided
            ? h(
                'div',
                { class: 'field' },
                h('span', { class: 'field-label' }, 'Invoice no.'),
                h('span', hooks(['readonly_reference_number']), number),
              )
            : h(Text, {
                label: 'Invoice no.',
                value: fields.number,
                attributes: hooks(['reference_number', 'reference_number_id', 'reference_number_label']),
                onValue: next => put({ number: next }),
              }),
          h(Inline, {}),
        ),
        h(
          'div',
          { key: redraw, class: 'form-balance' },
          h('span', { class: 'faint' }, 'Balance due'),
          h('span', hooks(['balance_amount'], 'big'), money(voided ? 0 : total - paid, currency)),
          record ? h('span', hooks(['status'], 'pill'), statusText(record, voided)) : null,
          record ? h('span', hooks(['customer_name'], 'faint'), record.CustomerRef.name ?? '') : null,
        ),
      ),
      h(LinesTable, { lines: fields.lines, lookups, disabled: voided, onLines: lines => put({ lines }) }),
      h(
        'div',
        { class: 'form-foot' },
        h(
          'div',
          { class: 'notes' },
          h(Area, {
            label: 'Message on invoice',
            value: fields.memo,
            disabled: voided,
            onValue: memo => put({ memo }),
          }),
          h(Area, {
            label: 'Message on statement',
            value: fields.note,
            disabled: voided,
            onValue: note => put({ note }),
          }),
        ),
        h(
          'dl',
          { class: 'totals' },
          h('dt', {}, 'Sales tax'),
          h('dd', {}, money(record?.TxnTaxDetail?.TotalTax ?? 0, currency)),
          h('dt', {}, 'Total'),
          h('dd', hooks(['total']), money(total, currency)),
          h('dt', {}, 'Amount received'),
          h('dd', {}, money(paid, currency)),
          h('dt', {}, 'Balance due'),
          h(
            'dd',
            hooks(['balance_due']),
            h('span', hooks(['amount_due']), money(voided ? 0 : total - paid, currency)),
          ),
        ),
      ),
    ),
  )
}

function statusText(record: SalesRecord, voided: boolean): string {
  if (voided) return 'Voided'
  if (record.Balance === 0) return 'Paid'
  const due = record.DueDate ?? ''
  if (due < session().today) return `Overdue since ${shortDate(due)}`
  return record.Balance < record.TotalAmt ? 'Partially paid' : `Due ${shortDate(due)}`
}
