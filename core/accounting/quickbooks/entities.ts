import type { EntityKind } from '../../ledger/records.ts'

interface Entity {
  /** As the API's JSON and its query language call it; lower-cased it is the path. */
  name: string
  /** Name lists hide what is inactive unless asked (facts §1.5), and never delete. */
  nameList: boolean
  /** Path and parameter of its page in the web app (facts §2.1); items have a list only. */
  page: (id: string) => string
}

const transaction = <N extends string>(name: N, page: string) => ({
  name,
  nameList: false,
  page: (id: string) => `/app/${page}?txnId=${encodeURIComponent(id)}`,
})

export const ENTITIES = {
  customer: {
    name: 'Customer',
    nameList: true,
    page: (id: string) => `/app/customerdetail?nameId=${encodeURIComponent(id)}`,
  },
  item: { name: 'Item', nameList: true, page: () => '/app/items' },
  invoice: transaction('Invoice', 'invoice'),
  payment: transaction('Payment', 'recvpayment'),
  creditMemo: transaction('CreditMemo', 'creditmemo'),
} as const satisfies Readonly<Record<EntityKind, Entity>>

const kinds = new Map<string, EntityKind>(
  Object.entries(ENTITIES).map(([kind, { name }]) => [name, kind as EntityKind]),
)

export const kindOf = (name: string): EntityKind | undefined => kinds.get(name)
