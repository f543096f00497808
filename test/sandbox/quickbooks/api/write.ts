import type { Draft } from '../books/books.ts'
import type { EntityName } from '../books/entities.ts'
import type { Company } from '../company.ts'
import { faults } from '../fault.ts'

/**
 * One write, as a POST or a batch item means it. Create and update share an address: an Id makes it an update;
 * a void comes as its own operation or as an update with `include=void` (facts §1.7).
 * @returns the answer's body without the time. @throws QboFault.
 */
export function write(
  company: Company,
  entity: EntityName,
  body: unknown,
  operation: string | undefined,
  include: string[],
): Record<string, unknown> {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw faults.unparsable('Request Body is Empty')
  const draft = body as Draft
  const options = { allowDuplicateNumber: include.includes('allowduplicatedocnum') }
  const { ledger } = company
  if (operation === 'delete') return { [entity]: ledger.remove(entity, draft, options) }
  if (operation === 'void' || (operation === 'update' && include.includes('void')))
    return { [entity]: ledger.void(entity, draft, options) }
  const update = operation === 'update' || draft.Id !== undefined
  return { [entity]: update ? ledger.update(entity, draft, options) : ledger.create(entity, draft, options) }
}
