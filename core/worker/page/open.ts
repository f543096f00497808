import type { Connection } from '../../ledger/connection.ts'
import { CommandError } from '../../messaging/client.ts'
import type { PageRecord } from './record.ts'

const OPTIONS = ['connections', 'invoices', 'payments', 'cadence', 'error-guide', 'page-companion', 'data']
const WORKSPACE = ['overview', 'invoices', 'payments', 'customers', 'sync-log', 'attention']

/**
 * Our own page for what was asked: a name of it (`attention`, `options/connections`), else the record's
 * place in the workspace. Built from a fixed list and checked ids, never from text of a page.
 * @throws CommandError `bad-message` for a page that does not exist
 */
export function pagePath(
  view: string | undefined,
  connection: Connection | undefined,
  record: PageRecord | undefined,
): string {
  const [first = '', section = ''] = (view ?? '').split('/')
  if (first === 'options' && (section === '' || OPTIONS.includes(section)))
    return `/options.html${section ? `#${section}` : ''}`
  if (view && !WORKSPACE.includes(view)) throw new CommandError('bad-message', `There is no page "${view}".`)
  const params = new URLSearchParams()
  if (connection) params.set('connection', connection.id)
  const place = view ? undefined : placeOf(record)
  if (place) params.set('id', place.id)
  const query = params.size > 0 ? `?${params}` : ''
  return `/workspace.html#${view ?? place?.page ?? 'invoices'}${query}`
}

function placeOf(record: PageRecord | undefined): { page: string; id: string } | undefined {
  if (record?.is === 'invoice') return { page: 'invoices', id: record.invoice.id }
  if (record?.is === 'missing' && record.invoice) return { page: 'invoices', id: record.invoice.id }
  if (record?.is === 'customer') return { page: 'customers', id: record.customer.id }
  if (record?.is === 'payment') return { page: 'payments', id: record.payment.id }
  return undefined
}
