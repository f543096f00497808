import { i18n } from '#i18n'
import { paymentStatusText } from '../../shared/words.ts'
import type { Address } from '../address.ts'
import { FilterBar, ParamSearch, ParamSelect } from '../filters.tsx'
import { SOURCES, STANDINGS, STATUSES } from './payment-query.ts'
import { sourceText, standingText } from './payment-words.ts'

export const PaymentFilters = ({ address }: { address: Address }) => (
  <FilterBar>
    <ParamSearch address={address} label={i18n.t('payments.search')} />
    <ParamSelect
      address={address}
      name="status"
      label={i18n.t('workspace.status')}
      options={[
        ['', i18n.t('workspace.all')],
        ...STATUSES.map(each => [each, paymentStatusText(each)] as const),
      ]}
    />
    <ParamSelect
      address={address}
      name="source"
      label={i18n.t('payments.sourceLabel')}
      options={[['', i18n.t('workspace.all')], ...SOURCES.map(each => [each, sourceText(each)] as const)]}
    />
    <ParamSelect
      address={address}
      name="standing"
      label={i18n.t('payments.standingLabel')}
      options={[['', i18n.t('workspace.all')], ...STANDINGS.map(each => [each, standingText(each)] as const)]}
    />
  </FilterBar>
)
