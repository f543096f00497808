import { ENTITIES } from '../../../../core/accounting/quickbooks/entities.ts'
import { createQuickBooks } from '../../../../core/accounting/quickbooks/index.ts'
import { DEFAULT_CLIENT } from '../../../sandbox/quickbooks/oauth/clients.ts'
import { CASES, NAMES, REALMS } from '../../../sandbox/quickbooks/seed/cases.ts'
import type { StandIn } from '../connector-contract.ts'
import { sandboxStandIn } from '../sandbox-stand-in.ts'

/** Bayside Lighting Co. of the sandbox, signed in. */
export const quickbooksStandIn = (): Promise<StandIn> =>
  sandboxStandIn(({ quickbooks }) => {
    const realm = REALMS.bayside
    const company = quickbooks.company(realm)
    const open = company.invoice(CASES.open)
    const repeated = company.all('Invoice').filter(({ DocNumber }) => DocNumber === CASES.duplicate)
    return {
      system: quickbooks,
      target: {
        id: `quickbooks:production:${realm}`,
        system: 'quickbooks',
        environment: 'production',
        companyId: realm,
        homeCurrency: 'USD',
      },
      companyName: NAMES.bayside,
      client: { clientId: DEFAULT_CLIENT.id, clientSecret: DEFAULT_CLIENT.secret },
      connector: createQuickBooks,
      writes: /\/v3\//,
      books: {
        gaps: ['kept-failures', 'repeated-names'],
        ids: entity => company.all(ENTITIES[entity].name).map(({ Id }) => Id),
        customer: {
          externalId: open.CustomerRef.value,
          name: open.CustomerRef.name ?? '',
          currency: open.CurrencyRef.value,
        },
        item: company.item('Pendant lamp, brass').Id,
        invoice: { externalId: open.Id, number: CASES.open },
        repeatedNumber: { number: CASES.duplicate, ids: repeated.map(({ Id }) => Id) },
        inactiveItem: company.item(NAMES.inactiveItem).Id,
        openDate: open.TxnDate,
        closedDate: company.ledger.preferences.AccountingInfoPrefs.BookCloseDate ?? '',
        edit(entity, externalId) {
          company.edit(
            ENTITIES[entity].name,
            externalId,
            entity === 'invoice' ? { PrivateNote: 'seen' } : { Notes: 'seen' },
          )
        },
        termsOf: externalId => company.all('Invoice').find(({ Id }) => Id === externalId)?.SalesTermRef?.name,
        remove: (entity, externalId) => company.remove(ENTITIES[entity].name, externalId),
      },
    }
  })
