import { useState } from 'preact/hooks'
import { i18n } from '#i18n'
import type { Answer } from '../../core/messaging/protocol.ts'
import { Button } from '../shared/button.tsx'
import { ErrorNotice } from '../shared/command-error.tsx'
import { Select, TextField } from '../shared/field.tsx'
import { importText } from '../shared/import-text.ts'
import { useCommand } from '../shared/use-command.ts'
import type { ConnectionState } from '../shared/use-connections.ts'

/** Fetches one invoice by its exact number (seed, "missing an invoice record"). */
export function ImportByNumber({ states }: { states: ConnectionState[] }) {
  const connected = states.map(state => state.connection).filter(({ state }) => state === 'connected')
  const [chosen, setChosen] = useState('')
  const [number, setNumber] = useState('')
  const [answer, setAnswer] = useState<Answer<'invoice.import'>>()
  const command = useCommand('invoice.import')
  const connection = connected.find(({ id }) => id === chosen) ?? connected[0]
  if (!connection) return null
  const said = answer && importText(answer, connection)
  const run = async () => {
    setAnswer(undefined)
    if (!number.trim()) return
    const done = await command.run({ connectionId: connection.id, number: number.trim() })
    if (!done) return
    setAnswer(done.answer)
    if (!('outcome' in done.answer) || done.answer.outcome !== 'not-found') setNumber('')
  }
  return (
    <section class="card popup-card" aria-labelledby="import-title">
      <h2 class="visually-hidden" id="import-title">
        {i18n.t('action.importByNumber')}
      </h2>
      <form
        noValidate
        class="stack stack-s"
        onSubmit={event => {
          event.preventDefault()
          run()
        }}
      >
        {connected.length > 1 && (
          <Select
            label={i18n.t('popup.company')}
            hideLabel
            value={connection.id}
            options={connected.map(({ id, companyName }) => ({ value: id, label: companyName }))}
            onValue={setChosen}
          />
        )}
        <TextField
          label={i18n.t('action.importByNumber')}
          hideLabel
          placeholder={i18n.t('popup.importPlaceholder')}
          value={number}
          maxLength={100}
          spellcheck={false}
          onValue={value => {
            setNumber(value)
            setAnswer(undefined)
          }}
          after={
            <Button type="submit" icon="import" pending={command.pending}>
              {i18n.t('action.import')}
            </Button>
          }
        />
      </form>
      <p role="status" class={`small tone-${said?.tone ?? 'good'}`} hidden={!said}>
        {said?.text}
      </p>
      <ErrorNotice error={command.error} />
    </section>
  )
}
