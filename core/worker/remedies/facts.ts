import type { Connector } from '../../accounting/connector.ts'
import type { Connection } from '../../ledger/connection.ts'
import { today } from '../../ledger/dates.ts'
import { nextFreeNumber } from '../../ledger/numbers.ts'
import type { Invoice, Item, LedgerRecord } from '../../ledger/records.ts'
import type { Mendable, RemedyAction, RemedyChoice, RemedyFacts } from '../../ledger/remedies.ts'
import { CommandError } from '../../messaging/client.ts'
import { connectionSettings } from '../../preferences/preferences.ts'
import { patchConnection } from '../../store/connections.ts'
import { invoicesByNumber } from '../../store/invoices.ts'
import { getRecord } from '../../store/records.ts'
import { write } from '../../store/transaction.ts'
import { UPSERT_STORES, upsert } from '../../sync/pull/upsert.ts'
import type { WorkerDeps } from '../deps.ts'

/** More numbers are not tried, each being a request. */
const NUMBERS_TRIED = 30
const ITEM_ACTIONS: readonly RemedyAction[] = ['restore-item', 'swap-item', 'remove-item-lines']

/**
 * What a remedy needs to know, read there right before: our ledger may be older than the refusal.
 * @throws AccountingError when the books cannot be asked
 */
export async function remedyFacts(
  deps: WorkerDeps,
  connection: Connection,
  record: Mendable,
  action: RemedyAction,
  choice: RemedyChoice,
): Promise<RemedyFacts> {
  const connector = deps.connectorFor(connection, 'high')
  const items = new Map<string, Item>()
  for (const id of itemIds(record, action, choice)) {
    const item = ITEM_ACTIONS.includes(action)
      ? await readNow(deps, connection, connector, 'item', id)
      : await getRecord(await deps.ledger(), connection.id, 'item', id)
    if (item?.kind === 'item') items.set(id, item)
  }
  const taken =
    action === 'next-free-number' && record.kind === 'invoice'
      ? await takenNumbers(deps, connection, connector, record)
      : new Set<string>()
  const customer =
    action === 'sync-customer' && record.customerId !== ''
      ? await readNow(deps, connection, connector, 'customer', record.customerId)
      : undefined
  return {
    system: connection.system,
    today: today(connection.timeZone, deps.now()),
    closedThrough: action === 'move-date' ? await closingDate(deps, connection, connector) : undefined,
    customer: customer?.kind === 'customer' ? customer : undefined,
    numberTaken: number => taken.has(number),
    item: id => items.get(id),
    choice,
  }
}

function itemIds(record: Mendable, action: RemedyAction, { itemId }: RemedyChoice): Set<string> {
  const lines = record.kind === 'invoice' ? record.lines : []
  const used = lines.flatMap(line => (line.itemId ? [line.itemId] : []))
  return new Set([...used, ...(action === 'swap-item' && itemId ? [itemId] : [])])
}

/** The record as the books have it at this moment, stored on the way; one never accepted there as it is here. */
async function readNow(
  deps: WorkerDeps,
  connection: Connection,
  connector: Connector,
  entity: 'customer' | 'item',
  id: string,
): Promise<LedgerRecord | undefined> {
  const stored: LedgerRecord | undefined = await getRecord(await deps.ledger(), connection.id, entity, id)
  const externalId = stored ? stored.externalId : id.startsWith('own-') ? undefined : id
  if (externalId === undefined) return stored
  const readAt = new Date(deps.now()).toISOString()
  const answer = await connector.read(entity, externalId)
  if ('gone' in answer) return undefined
  if ('problem' in answer) throw new CommandError('accounting', answer.problem.message)
  const { allowDuplicateNumbers } = connectionSettings(await deps.preferences(), connection.id)
  await write(await deps.ledger(), UPSERT_STORES, tx =>
    upsert(tx, connection.id, [answer.found], { readAt, allowDuplicates: allowDuplicateNumbers }),
  )
  return getRecord(await deps.ledger(), connection.id, entity, stored?.id ?? id)
}

/** The numbers after the invoice's that are taken here or there, up to the first that is not. */
async function takenNumbers(
  deps: WorkerDeps,
  { id }: Connection,
  connector: Connector,
  invoice: Invoice,
): Promise<Set<string>> {
  const taken = new Set([invoice.number])
  for (let tries = 0; tries < NUMBERS_TRIED; tries++) {
    let candidate: string
    try {
      candidate = nextFreeNumber(invoice.number, number => taken.has(number))
    } catch {
      // The plan says that there is none.
      return taken
    }
    const here = await invoicesByNumber(await deps.ledger(), id, candidate)
    const isTaken = here.some(other => other.id !== invoice.id && other.deletedThereAt === undefined)
    if (!isTaken && (await connector.findInvoices(candidate)).length === 0) return taken
    taken.add(candidate)
  }
  throw new CommandError('not-found', `The next ${NUMBERS_TRIED} numbers are all taken. Enter another one.`)
}

/** As the books tell it now: it may be why they refused. */
async function closingDate(
  deps: WorkerDeps,
  { id, companyId, companyName }: Connection,
  connector: Connector,
): Promise<string | undefined> {
  const company = await connector.company()
  if (company.companyId !== companyId)
    throw new CommandError(
      'wrong-company',
      `The sign-in answers for ${company.name} instead of ${companyName}, so nothing was changed.`,
    )
  const { closedThrough } = company
  await write(await deps.ledger(), ['connections'], tx => patchConnection(tx, id, { closedThrough }))
  return closedThrough
}
