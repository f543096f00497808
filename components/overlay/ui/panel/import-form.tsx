import { useState } from 'preact/hooks'
import type { Status } from '../../status.ts'
import { words } from '../words.ts'
import { Button } from './button.tsx'

/** Folded away where the page has a record of its own. */
export const ImportAnother = ({ status }: { status: Status }) => (
  <details
    class="more"
    // It opens at the lower end, below the buttons that stay in sight.
    onToggle={event => event.currentTarget.scrollIntoView({ block: 'nearest' })}
  >
    <summary>{words.action.import}</summary>
    <ImportForm status={status} />
  </details>
)

/** Import by number: the exact number, as the seed document asks. `number` is what the page shows. */
export function ImportForm({ status, number = '' }: { status: Status; number?: string | undefined }) {
  const [value, setValue] = useState(number)
  const [empty, setEmpty] = useState(false)
  const { busy } = status.state.value
  const submit = () => {
    const exact = value.trim()
    setEmpty(exact === '')
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
          value={value}
          aria-invalid={empty ? 'true' : undefined}
          aria-describedby={empty ? 'number-empty' : undefined}
          onInput={event => {
            if (event.isTrusted) setValue(event.currentTarget.value)
          }}
        />
        <Button icon="import" busy={busy === 'import'} blocked={busy !== null} onPress={submit}>
          {busy === 'import' ? words.action.importing : words.action.importNow}
        </Button>
      </div>
      {empty && (
        <p id="number-empty" class="field-error" role="alert">
          {words.action.numberEmpty}
        </p>
      )}
    </form>
  )
}
