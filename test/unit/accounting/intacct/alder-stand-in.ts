import { createIntacct } from '../../../../core/accounting/intacct/index.ts'
import type { ConnectionSetup } from '../../../../core/ledger/connection.ts'
import type { EntityKind } from '../../../../core/ledger/records.ts'
import { BANK, type Company } from '../../../sandbox/intacct/company.ts'
import { DEFAULT_INTACCT_CLIENT } from '../../../sandbox/intacct/oauth/clients.ts'
import { INTACCT_CASES, INTACCT_COMPANIES, INTACCT_NAMES } from '../../../sandbox/intacct/seed/cases.ts'
import type { StandIn } from '../connector-contract.ts'
import { sandboxStandIn } from '../sandbox-stand-in.ts'

type Data = Record<string, unknown>

export const AR: ConnectionSetup = { account: '4000', location: '110', bankAccount: BANK }
export const ORDER_ENTRY: ConnectionSetup = {
  documentType: 'Sales Invoice',
  location: '120',
  warehouse: 'WH-EAST',
  unit: 'Each',
  bankAccount: BANK,
}

const DOCUMENT = 'document:'
const documentKey = (company: Company, externalId: string): string =>
  String(company.document(externalId.slice(DOCUMENT.length)).key)
const idOf = ({ key, documentId }: Data): string => (documentId ? DOCUMENT + documentId : String(key))
const isCredit = ({ totalTxnAmount }: Data): boolean => Number(totalTxnAmount) < 0
const stands = ({ state }: Data): boolean => !['draft', 'reversal'].includes(String(state))
const standsStill = (held: Data): boolean => stands(held) && held.state !== 'reversed'

/** The ledger's ids of everything alive there, in the order in which pages give it. */
export function idsOf(company: Company, entity: EntityKind): string[] {
  switch (entity) {
    case 'invoice':
      return company
        .all('invoice')
        .filter(held => stands(held) && !isCredit(held))
        .map(idOf)
    case 'creditMemo':
      return [
        ...company
          .all('invoice')
          .filter(held => standsStill(held) && isCredit(held))
          .map(idOf),
        ...company.all('adjustment').map(({ key }) => `adjustment:${key}`),
      ]
    case 'payment':
      return company
        .all('payment')
        .filter(standsStill)
        .map(({ key }) => String(key))
    default:
      return company.all(entity).map(({ key }) => String(key))
  }
}

/** The record number behind the ledger's id. */
const keyBehind = (company: Company, externalId: string): string =>
  String(
    company.all('invoice').find(held => idOf(held) === externalId && held.state !== 'reversal')?.key ??
      externalId,
  )

/** Alder Creek Furnishings of the sandbox, signed in. */
export const intacctStandIn = (setup: ConnectionSetup): Promise<StandIn> =>
  sandboxStandIn(({ intacct }) => {
    const companyId = INTACCT_COMPANIES.alder
    const company = intacct.company(companyId)
    const number = setup.documentType ? INTACCT_CASES.orderEntry : INTACCT_CASES.open
    const open = company.invoice(number)
    const customer = open.customer as { key: string; name: string }
    const repeated = company.invoice(INTACCT_CASES.partiallyPaid)
    return {
      system: intacct,
      target: {
        id: `intacct:production:${companyId}`,
        system: 'intacct',
        environment: 'production',
        companyId,
        homeCurrency: 'USD',
        timeZone: company.settings.timeZone,
        setup,
      },
      companyName: INTACCT_NAMES.alder,
      client: { clientId: DEFAULT_INTACCT_CLIENT.id },
      connector: createIntacct,
      writes: /\/(objects|workflows)\//,
      books: {
        gaps: ['told-deletions', 'versions', 'mail', 'repeated-numbers'],
        ids: entity => idsOf(company, entity),
        cursor: (_entity, externalId) =>
          externalId.startsWith(DOCUMENT) ? keyBehind(company, externalId) : externalId,
        customer: { externalId: customer.key, name: customer.name, currency: 'USD' },
        item: String(company.item('CHR-100').key),
        invoice: { externalId: idOf(open), number },
        // Numbers are unique there: one stands for all that carry it.
        repeatedNumber: { number: INTACCT_CASES.partiallyPaid, ids: [String(repeated.key)] },
        inactiveItem: String(company.item(INTACCT_NAMES.inactiveItem).key),
        openDate: String(open.invoiceDate),
        closedDate: company.settings.closedThrough ?? '',
        edit(entity, externalId) {
          if (entity === 'customer') company.edit('customer', externalId, { notes: 'seen' })
          else if (externalId.startsWith(DOCUMENT))
            // Its AR invoice is deleted and made anew under another key.
            company.edit('document', documentKey(company, externalId), { memo: 'seen' })
          else company.edit('invoice', externalId, { description: 'seen' })
        },
        termsOf(externalId) {
          const { term } = company.read('invoice', keyBehind(company, externalId)) as {
            term?: { id?: string }
          }
          return term?.id ?? undefined
        },
        remove(entity, externalId) {
          if (entity === 'payment') company.reverse('payment', externalId)
          else if (externalId.startsWith(DOCUMENT))
            company.remove('document', documentKey(company, externalId))
          else company.remove('invoice', externalId)
        },
      },
    }
  })
