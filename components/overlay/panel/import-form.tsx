import { useSignal } from '@preact/signals'
import type { Status } from '../status.ts'
import { words } from '../words.ts'
import { Button } from './button.tsx'

/** Import by number: the exact number, as the seed document asks. `number` is what the page shows. */
export function ImportForm({ status, number = '' }: { status: Status; number?: string | undefined }) {
  const value = useSignal(number)
  const empty = useSignal(false)
  const submit = () => {
    const exact = value.value.trim()
    empty.value = exact === ''
    if (exact !== '') void status.import(exact)
  }
  return (
    <form
      class="import"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        if (event.isTrusted) submit()
      }}
    >
      <label for="number">{words.action.numberLabel}</label>
      <div class="row">
        <input
          id="number"
          type="text"
          maxLength={100}
          autocomplete="off"
          spellcheck={false}
          value={value.value}
          aria-invalid={empty.value ? 'true' : undefined}
          aria-describedby={empty.value ? 'number-empty' : undefined}
          onInput={event => {
            if (event.isTrusted) value.value = event.currentTarget.value
          }}
        />
        <Button
          icon="import"
          busy={status.busy.value === 'import'}
          blocked={status.busy.value !== null}
          onPress={submit}
        >
          {status.busy.value === 'import' ? words.action.importing : words.action.importNow}
        </Button>
      </div>
      {empty.value && (
        <p id="number-empty" class="field-error" role="alert">
          {words.import.empty}
        </p>
      )}
    </form>
  )
}
