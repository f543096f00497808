import type { Answer } from '../../shared/answer.ts'
import { entityNamed } from '../books/entities.ts'
import { changesSince } from '../cdc.ts'
import type { Company } from '../company.ts'
import { faults } from '../fault.ts'
import { runQuery } from '../query/run.ts'
import type { Dresser } from './answers.ts'
import { runBatch } from './batch.ts'
import { salesPdf } from './pdf.ts'
import { write } from './write.ts'

export interface ApiCall {
  method: string
  /** What follows `/v3/company/{realm}/`. */
  path: string
  query: URLSearchParams
  contentType: string
  body: string
}

/** What a call means (facts §1.1). @throws QboFault for what QBO refuses. */
export async function dispatch(company: Company, call: ApiCall, dress: Dresser): Promise<Answer> {
  const [first = '', second, third, ...more] = call.path.split('/')
  const reading = call.method === 'GET'
  if (!reading && call.method !== 'POST') throw faults.unsupported(`${call.method} /${call.path}`)
  if (more.length > 0) throw faults.unsupported(`/${call.path}`)
  if (first === 'query' && second === undefined) return query(company, call, dress)
  if (first === 'cdc' && reading) {
    const { query: asked } = call
    const changes = changesSince(
      company.ledger.books,
      asked.get('entities') ?? '',
      // A plus that a client left unescaped arrives as a blank.
      (asked.get('changedSince') ?? '').replace(' ', '+'),
    )
    return dress.success(changes)
  }
  if (first === 'batch' && !reading) return dress.success(runBatch(company, parse(call.body)))
  const entity = entityNamed(first)
  if (!entity || first !== first.toLowerCase()) throw faults.unsupported(`/${call.path}`)
  if (!reading && third === 'send' && entity === 'Invoice') return send(company, second ?? '', call, dress)
  if (!reading) {
    if (second !== undefined) throw faults.unsupported(`/${call.path}`)
    const include = (call.query.get('include') ?? '').toLowerCase().split(',')
    const operation = call.query.get('operation') ?? undefined
    return dress.success(write(company, entity, parse(call.body), operation, include))
  }
  if (third === 'pdf' && (entity === 'Invoice' || entity === 'CreditMemo'))
    return pdf(company, entity, second ?? '')
  if (third !== undefined) throw faults.unsupported(`/${call.path}`)
  return dress.success({ [entity]: read(company, entity, second) })
}

/** The company itself and its preferences are read by the realm id or by none; everything else by its id. */
function read(company: Company, entity: NonNullable<ReturnType<typeof entityNamed>>, id: string | undefined) {
  const { books } = company.ledger
  const single = entity === 'CompanyInfo' || entity === 'Preferences'
  if (single) return books.all(entity)[0]
  if (id === undefined) throw faults.missing('Id')
  return company.ledger.existing(entity, id)
}

function query(company: Company, call: ApiCall, dress: Dresser): Answer {
  const text = call.method === 'GET' ? call.query.get('query') : call.body
  const { entity, totalCount, page } = runQuery(company.ledger.books, text ?? '')
  if (totalCount !== undefined) return dress.success({ QueryResponse: { totalCount } })
  const { json = [], objects = [], startPosition = 1, complete = true } = page ?? {}
  return dress.page(entity, json, objects, startPosition, complete)
}

function send(company: Company, id: string, call: ApiCall, dress: Dresser): Answer {
  const { invoice, to } = company.ledger.send(id, call.query.get('sendTo') ?? undefined)
  company.mails.push({ invoiceId: id, to, at: company.ledger.books.clock.now() })
  return dress.success({ Invoice: invoice })
}

async function pdf(company: Company, entity: 'Invoice' | 'CreditMemo', id: string): Promise<Answer> {
  const record = company.ledger.existing(entity, id)
  const kind = entity === 'Invoice' ? 'INVOICE' : 'CREDIT MEMO'
  return {
    status: 200,
    headers: { 'Content-Type': 'application/pdf' },
    body: await salesPdf(kind, company.name, record),
  }
}

function parse(body: string): unknown {
  if (body.trim() === '') throw faults.unparsable('Request Body is Empty')
  try {
    return JSON.parse(body)
  } catch (error) {
    throw faults.unparsable(error instanceof Error ? error.message : 'not JSON')
  }
}
