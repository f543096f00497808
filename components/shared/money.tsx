import { formatAmount } from '../../core/ledger/money.ts'

/** An amount of minor units as a person reads it. Amounts of two currencies are never added. */
export const Money = ({
  amount,
  currency,
  class: extra = '',
}: {
  amount: number
  currency: string
  class?: string
}) => <span class={`money ${extra}`.trim()}>{formatAmount(amount, currency)}</span>
