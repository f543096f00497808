import type { Answer } from '../../shared/answer.ts'
import type { Row } from '../books/books.ts'
import type { Data } from '../books/data.ts'
import { fullRecord, reference } from '../books/view.ts'
import type { Company } from '../company.ts'
import { modelNamed } from '../model/registry.ts'
import { scattered } from '../query/order.ts'
import { rowsOf, visible } from '../query/run.ts'
import { refusals } from '../refusal.ts'
import { success } from './answers.ts'

export interface Call {
  method: string
  /** What follows `/ia/api/v1/`, decoded. */
  path: string
  query: URLSearchParams
  body: string
  entity: string | undefined
  /** Changes from call to call; rows without an order follow it. */
  salt: number
}

/** At most so many references in a collection's GET; there is no paging (facts/sage-intacct-rest.md §1.1). */
const COLLECTION = 100

/** `objects/{app}/{object}[/{key}]`. @throws Refusal */
export function callObject(company: Company, call: Call): Answer {
  const [, app = '', object = '', keys, ...more] = call.path.split('/')
  const name = `${app}/${object}`
  const found = modelNamed(name)
  if (!found || more.length > 0) throw refusals.noSuchObject(name)
  const { ledger } = company
  const scope = { entity: call.entity }
  if (keys === undefined) {
    if (call.method === 'GET') return collection(company, name, call)
    if (call.method !== 'POST') throw refusals.notAllowed(call.method, name)
    return success(201, reference(ledger.create(name, parsed(call), scope)))
  }
  // Settings are records of their own, one each.
  const row = (key: string): Row =>
    key === 'setup' ? ledger.existing(name, '1') : seen(company, found.type, name, key, call.entity)
  const wanted = keys.split(',')
  switch (call.method) {
    case 'GET': {
      const records = wanted.map(key => fullRecord(ledger, row(key)))
      return success(200, wanted.length === 1 ? records[0] : records)
    }
    case 'PATCH': {
      const target = row(keys)
      ledger.update(target, parsed(call), scope)
      return success(200, reference(target))
    }
    case 'DELETE':
      for (const key of wanted) ledger.remove(row(key), scope)
      return { status: 204, headers: {}, body: '' }
    default:
      throw refusals.notAllowed(call.method, name)
  }
}

function collection(company: Company, name: string, call: Call): Answer {
  const { rows } = rowsOf(company.ledger, name)
  const mine = visible(rows, call.entity)
  const page = scattered(mine, call.salt).slice(0, COLLECTION)
  const meta = { totalCount: mine.length, start: 1, pageSize: COLLECTION, next: null, previous: null }
  return success(200, page.map(reference), meta)
}

/** A record of another entity is not there; one of another document type neither. @throws Refusal 404 */
function seen(
  company: Company,
  type: string | undefined,
  name: string,
  key: string,
  entity: string | undefined,
): Row {
  const row = company.ledger.existing(name.split('::')[0] ?? name, key)
  if (visible([row], entity).length === 0) throw refusals.notFound()
  if (type !== undefined && row.data.documentType !== type) throw refusals.notFound()
  return row
}

/** @throws Refusal REST-1028 without a body. */
export function parsed(call: Pick<Call, 'method' | 'body'>): Data {
  if (call.body.trim() === '') throw refusals.noPayload(call.method)
  let held: unknown
  try {
    held = JSON.parse(call.body)
  } catch {
    throw refusals.notJson()
  }
  // Several at once are documented; nothing here sends them, so the sandbox says so plainly.
  if (Array.isArray(held)) throw refusals.query('The sandbox takes one record at a time')
  if (held === null || typeof held !== 'object') throw refusals.notJson()
  return held as Data
}
