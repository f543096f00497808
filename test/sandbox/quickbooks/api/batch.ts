import { entityNamed } from '../books/entities.ts'
import type { Company } from '../company.ts'
import { faults, QboFault } from '../fault.ts'
import { runQuery } from '../query/run.ts'
import { faultBody } from './answers.ts'
import { write } from './write.ts'

interface Item {
  bId?: string
  operation?: string
  Query?: string
  optionsData?: string
  [entity: string]: unknown
}

/** 30 by the limits page, 10 by the batch page (facts §1.7); the sandbox takes the larger. */
const MOST = 30
const OWN = new Set(['bId', 'operation', 'Query', 'optionsData'])

/** Items run in order and each stands for itself; a refused one does not stop the next (facts §1.7). */
export function runBatch(company: Company, body: unknown): { BatchItemResponse: object[] } {
  const items = (body as { BatchItemRequest?: Item[] } | undefined)?.BatchItemRequest
  if (!Array.isArray(items) || items.length === 0) throw faults.missing('BatchItemRequest')
  if (items.length > MOST) throw faults.batchTooBig(items.length)
  return { BatchItemResponse: items.map(item => ({ ...runItem(company, item), bId: item.bId })) }
}

function runItem(company: Company, item: Item): object {
  try {
    if (item.Query !== undefined) return { QueryResponse: queryBody(company, item.Query) }
    const key = Object.keys(item).find(held => !OWN.has(held))
    const entity = key && entityNamed(key)
    if (!entity) throw faults.missing('BatchItemRequest entity')
    const options = (item.optionsData ?? '').toLowerCase().split(',')
    return write(company, entity, item[key], item.operation ?? 'create', options)
  } catch (error) {
    if (error instanceof QboFault) return faultBody(error)
    throw error
  }
}

function queryBody(company: Company, text: string): object {
  const { entity, totalCount, page } = runQuery(company.ledger.books, text)
  if (totalCount !== undefined) return { totalCount }
  if (!page || page.objects.length === 0) return {}
  return { [entity]: page.objects, startPosition: page.startPosition, maxResults: page.objects.length }
}
