import { i18n } from '#i18n'
import { countRecords } from '../../../core/store/records.ts'
import { useLive } from '../../shared/use-live.ts'

/** How much of the company is here. */
export function Contents({ connectionId }: { connectionId: string }) {
  const { value } = useLive(
    async ledger => {
      const kinds = ['customer', 'invoice', 'payment'] as const
      const counts = await Promise.all(kinds.map(kind => countRecords(ledger, connectionId, kind)))
      return { customers: counts[0], invoices: counts[1], payments: counts[2] }
    },
    [],
    { connectionId, when: ['records', 'connection'] },
  )
  // In its place at once: the buttons below must not move when the numbers come.
  if (!value)
    return (
      <ul class="counts" aria-busy="true">
        <li>{i18n.t('shared.loading')}</li>
      </ul>
    )
  return (
    <ul class="counts">
      <li>{i18n.t('connection.customers', value.customers ?? 0)}</li>
      <li>{i18n.t('connection.invoices', value.invoices ?? 0)}</li>
      <li>{i18n.t('connection.payments', value.payments ?? 0)}</li>
    </ul>
  )
}
