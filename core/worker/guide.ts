import type { Connector } from '../accounting/connector.ts'
import type { LinkKind, Param } from '../guide/entry.ts'
import type { Connection } from '../ledger/connection.ts'
import { lookup } from '../ledger/lookup.ts'
import type { EntityKind } from '../ledger/records.ts'
import type { Handlers } from '../messaging/server.ts'
import type { GuideLink } from '../messaging/views.ts'
import { listCustomers, listItems } from '../store/customers.ts'
import { findByExternal } from '../store/records.ts'
import type { Reader } from '../store/transaction.ts'
import type { WorkerDeps } from './deps.ts'
import { companyOf } from './page/company.ts'

type Params = Partial<Record<Param, string>>

/**
 * Read-only links for an error on a page (design §4): built from a connection that is checked against the
 * page's company, and from ids that have the shape of one or stand in the ledger. Page text itself never
 * becomes part of an address.
 */
export function guideHandlers(deps: WorkerDeps): Pick<Handlers, 'guide.links'> {
  return {
    async 'guide.links'({ context, kinds, params }, sender) {
      const found = await companyOf(deps, context, sender)
      if ('view' in found) return []
      const { connection } = found
      const connector = deps.connectorFor(connection, 'high')
      const ledger = await deps.ledger()
      const links: GuideLink[] = []
      for (const kind of kinds) {
        const target = await targetOf(ledger, connection, kind, params as Params)
        const url = target && (await linkTo(ledger, connection, connector, target))
        if (url) links.push({ kind, url })
      }
      return links
    },
  }
}

interface Target {
  entity: EntityKind
  externalId: string
}

/** Ids of both systems are short numbers; anything else does not become part of a link. */
const isId = (text: string | undefined): text is string => text !== undefined && /^\d{1,20}$/.test(text)

const TRANSACTIONS = lookup<EntityKind>({
  invoice: 'invoice',
  payment: 'payment',
  receivepayment: 'payment',
  creditmemo: 'creditMemo',
})

async function targetOf(
  reader: Reader,
  { id }: Connection,
  kind: LinkKind,
  params: Params,
): Promise<Target | undefined> {
  switch (kind) {
    case 'open-conflicting-transaction': {
      const entity = TRANSACTIONS[(params.txnType ?? 'invoice').toLowerCase().replace(/[^a-z]/g, '')]
      return entity && isId(params.txnId) ? { entity, externalId: params.txnId } : undefined
    }
    case 'open-payment':
      return isId(params.txnId) && TRANSACTIONS[(params.txnType ?? '').toLowerCase()] === 'payment'
        ? { entity: 'payment', externalId: params.txnId }
        : undefined
    case 'open-item':
      return itemOf(reader, id, params)
    case 'open-customer': {
      const name = params.customerName?.trim()
      if (!name) return undefined
      const { rows } = await listCustomers(reader, id, { search: name, inactive: true })
      const customer = rows.find(each => each.name.toLowerCase() === name.toLowerCase())
      return customer?.externalId ? { entity: 'customer', externalId: customer.externalId } : undefined
    }
  }
}

/** QBO hangs " (deleted)" on the names of inactive items (facts §1.4). */
async function itemOf(reader: Reader, id: string, params: Params): Promise<Target | undefined> {
  if (isId(params.itemId)) {
    const item = await findByExternal(reader, id, 'item', params.itemId)
    if (item) return { entity: 'item', externalId: params.itemId }
  }
  const name = plainName(params.itemName)
  if (!name) return undefined
  const items = await listItems(reader, id, { inactive: true })
  const item = items.find(each => plainName(each.name) === name)
  return item?.externalId ? { entity: 'item', externalId: item.externalId } : undefined
}

const plainName = (name: string | undefined): string | undefined =>
  name
    ?.trim()
    .replace(/\s*\(deleted\)$/i, '')
    .toLowerCase()

/** https, and of the connector's own making. */
async function linkTo(
  ledger: Reader,
  { id }: Connection,
  connector: Connector,
  { entity, externalId }: Target,
): Promise<string | undefined> {
  const record = await findByExternal(ledger, id, entity, externalId)
  const url = connector.link(entity, externalId, record?.webUrl)
  return URL.canParse(url) && new URL(url).protocol === 'https:' ? url : undefined
}
