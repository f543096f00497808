import { useEffect, useRef, useState } from 'preact/hooks'
import { i18n } from '#i18n'
import { SearchField, Select } from '../../shared/field.tsx'
import { type Address, goTo, withParams } from '../address.ts'

/** Typing is searched once it pauses for so many milliseconds. */
const PAUSE = 200

/** Search and filters; what is chosen stands in the address. */
export function InvoiceFilters({ address }: { address: Address }) {
  const set = (name: string) => (value: string) => goTo(withParams(address, { [name]: value || undefined }))
  const param = (name: string) => address.params.get(name) ?? ''
  return (
    <search class="row filters" aria-label={i18n.t('workspace.filters')}>
      <Search address={address} />
      <Select
        label={i18n.t('workspace.status')}
        value={param('status')}
        onValue={set('status')}
        options={[
          { value: '', label: i18n.t('workspace.all') },
          { value: 'draft', label: i18n.t('mark.draft') },
          { value: 'open', label: i18n.t('mark.open') },
          { value: 'overdue', label: i18n.t('mark.overdue') },
          { value: 'partially-paid', label: i18n.t('mark.partiallyPaid') },
          { value: 'paid', label: i18n.t('mark.paid') },
          { value: 'voided', label: i18n.t('mark.voided') },
        ]}
      />
      <Select
        label={i18n.t('workspace.sync')}
        value={param('sync')}
        onValue={set('sync')}
        options={[
          { value: '', label: i18n.t('workspace.all') },
          { value: 'synced', label: i18n.t('syncState.synced') },
          { value: 'unsynced', label: i18n.t('syncState.unsynced') },
          { value: 'syncing', label: i18n.t('syncState.syncing') },
          { value: 'failed', label: i18n.t('syncState.failed') },
          { value: 'unknown', label: i18n.t('syncState.unknown') },
        ]}
      />
      <Select
        label={i18n.t('workspace.archived')}
        value={param('archived')}
        onValue={set('archived')}
        options={[
          { value: '', label: i18n.t('workspace.no') },
          { value: 'yes', label: i18n.t('workspace.yes') },
        ]}
      />
      <Select
        label={i18n.t('workspace.duplicates')}
        value={param('skipped')}
        onValue={set('skipped')}
        options={[
          { value: '', label: i18n.t('workspace.duplicatesListed') },
          { value: 'yes', label: i18n.t('workspace.duplicatesSkipped') },
        ]}
      />
    </search>
  )
}

function Search({ address }: { address: Address }) {
  const inAddress = address.params.get('search') ?? ''
  const [text, setText] = useState(inAddress)
  const latest = useRef(address)
  latest.current = address
  useEffect(() => setText(inAddress), [inAddress])
  useEffect(() => {
    if (text === inAddress) return
    const timer = setTimeout(
      () => goTo(withParams(latest.current, { search: text || undefined }), { replace: true }),
      PAUSE,
    )
    return () => clearTimeout(timer)
  }, [text, inAddress])
  return <SearchField label={i18n.t('workspace.searchInvoices')} value={text} onValue={setText} />
}
