import type { Answer } from '../../shared/answer.ts'
import { documentPdf } from '../../shared/document-pdf.ts'
import type { Row } from '../books/books.ts'
import { at, listAt, text } from '../books/data.ts'
import { hrefOf, reference } from '../books/view.ts'
import type { Company } from '../company.ts'
import { modelNamed } from '../model/registry.ts'
import { runQuery } from '../query/run.ts'
import { payload, problems, refusals } from '../refusal.ts'
import { nextNumber } from '../rules/numbers.ts'
import { success } from './answers.ts'
import { modelAnswer } from './model-answer.ts'
import { type Call, parsed } from './objects.ts'

/** `services/…` (facts/sage-intacct-rest.md §5). @throws Refusal */
export async function callService(company: Company, call: Call): Promise<Answer> {
  const service = call.path.replace(/^services\//, '')
  if (service === 'core/query' && call.method === 'POST') {
    const { rows, meta } = runQuery(company.ledger, parsed(call), call.entity, call.salt)
    return success(200, rows, meta)
  }
  if (service === 'core/model' && call.method === 'GET') return modelAnswer(call.query)
  if (service === 'core/content/download' && call.method === 'GET') return download(company, call)
  if (service === 'company-config/document-sequence/generate-next-value' && call.method === 'POST') {
    const id = text(parsed(call), 'id')
    const sequence = company.ledger.books.byId('company-config/document-sequence', id)
    if (!sequence) throw refusals.notFound()
    return success(200, { key: sequence.key, id, nextValue: nextNumber(company.ledger, id) })
  }
  throw refusals.noSuchObject(call.path)
}

/** `workflows/{app}/{object}/{action}` with `{key}` in the body (facts §6.2, §6.6, §9). @throws Refusal */
export function callWorkflow(company: Company, call: Call): Answer {
  const [, app = '', object = '', action = ''] = call.path.split('/')
  const name = `${app}/${object}`
  const found = modelNamed(name)
  if (!found || call.method !== 'POST') throw refusals.noSuchObject(call.path)
  const body = parsed(call)
  const key = text(body, 'key')
  if (!key) throw payload([problems.required('key')])
  const row = company.ledger.existing(found.model.name, key)
  if (action === 'generate-pdf') {
    const job = company.pdfs.request(row)
    const resource = `objects/${found.model.name}`
    const downloadURL = `/services/core/content/download?key=${job}&resource=${resource}&field=/downloadURL`
    return success(200, { ...reference(row), downloadURL })
  }
  const done = company.ledger.run(row, action, body, { entity: call.entity })
  return success(200, { key: done.key, id: done.key, href: hrefOf(done), state: done.data.state })
}

/** The bytes, or JSON around them: neither is documented (facts §9). */
async function download(company: Company, call: Call): Promise<Answer> {
  const row = company.pdfs.take(call.query.get('key') ?? '')
  if (!row) throw refusals.notFound()
  const bytes = await documentPdf(printed(company, row))
  if (company.pdfs.as === 'json') {
    return success(200, { fileName: `${row.key}.pdf`, data: Buffer.from(bytes).toString('base64') })
  }
  return { status: 200, headers: { 'Content-Type': 'application/pdf' }, body: bytes }
}

function printed(company: Company, row: Row) {
  const { data } = row
  const document = row.object === 'order-entry/document'
  const currency = text(data, document ? 'txnCurrency' : 'currency.txnCurrency') || 'USD'
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency })
  const customer = company.ledger.books.row('accounts-receivable/customer', text(data, 'customer.key'))
  return {
    title: document ? String(data.documentType).toUpperCase() : 'INVOICE',
    company: company.ledger.settings.name,
    number: String(data.documentNumber ?? data.invoiceNumber ?? ''),
    date: String(data.txnDate ?? data.invoiceDate ?? ''),
    due: String(data.dueDate ?? ''),
    customer: String(customer?.data.name ?? ''),
    lines: listAt(data, 'lines').map(line => ({
      text: String(line.lineDescription ?? line.memo ?? ''),
      detail: line.unitQuantity ? `${Number(line.unitQuantity)} × ${Number(line.unitPrice)}` : '',
      amount: format.format(Number(line.txnAmount ?? Number(line.unitQuantity) * Number(line.unitPrice))),
    })),
    total: format.format(Number(data.totalInTxnCurrency ?? data.totalTxnAmount)),
    balance: format.format(Number(at(data, 'totalTxnAmountDue') ?? data.totalInTxnCurrency ?? 0)),
  }
}
