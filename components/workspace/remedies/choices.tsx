import { useState } from 'preact/hooks'
import { i18n } from '#i18n'
import { listItems } from '../../../core/store/customers.ts'
import { Button } from '../../shared/button.tsx'
import { TextField } from '../../shared/field.tsx'
import { useLive } from '../../shared/use-live.ts'
import { ChoiceField } from '../choice-field.tsx'

/** The active item that takes the inactive one's place. */
export function ItemChoice({
  connectionId,
  value,
  onValue,
}: {
  connectionId: string
  value: string
  onValue: (itemId: string) => void
}) {
  const { value: items } = useLive(ledger => listItems(ledger, connectionId), [connectionId], {
    connectionId,
    when: ['records'],
  })
  return (
    <ChoiceField
      label={i18n.t('remedies.newItem')}
      value={value}
      choices={(items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      onValue={onValue}
      autofocus
    />
  )
}

/** What a unit costs; looked at again when the user has entered it. */
export function PriceChoice({ pending, onPrice }: { pending: boolean; onPrice: (price: string) => void }) {
  const [text, setText] = useState('')
  return (
    <form
      noValidate
      onSubmit={event => {
        event.preventDefault()
        if (text.trim() !== '') onPrice(text.trim())
      }}
    >
      <TextField
        label={i18n.t('remedies.price')}
        inputMode="decimal"
        value={text}
        onValue={setText}
        after={
          <Button type="submit" disabled={pending || text.trim() === ''}>
            {i18n.t('remedies.usePrice')}
          </Button>
        }
      />
    </form>
  )
}
