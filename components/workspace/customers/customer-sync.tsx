import { i18n } from '#i18n'
import type { Customer } from '../../../core/ledger/records.ts'
import { StatusPill, type Tone } from '../../shared/pill.tsx'

const TONES: Partial<Record<Customer['syncState'], Tone>> = { failed: 'bad', unknown: 'warn' }

/** Whether a customer made here stands in the accounting system; nothing of one that does. */
export const CustomerSync = ({ customer: { syncState } }: { customer: Customer }) =>
  syncState === 'synced' ? null : (
    <StatusPill tone={TONES[syncState] ?? 'info'}>{i18n.t(`syncState.${syncState}`)}</StatusPill>
  )
