import { useState } from 'preact/hooks'
import { i18n } from '#i18n'
import type { Connection } from '../../../core/ledger/connection.ts'
import type { Answer } from '../../../core/messaging/protocol.ts'
import { Banner } from '../../shared/banner.tsx'
import { Button } from '../../shared/button.tsx'
import { ErrorNotice } from '../../shared/command-error.tsx'
import { Dialog } from '../../shared/dialog.tsx'
import { TextField } from '../../shared/field.tsx'
import { importText } from '../../shared/import-text.ts'
import { useCommand } from '../../shared/use-command.ts'

/** Import by number: the exact number, and what came of it (seed, "missing an invoice record"). */
export function ImportDialog({ connection, onClose }: { connection: Connection; onClose: () => void }) {
  const [number, setNumber] = useState('')
  const [answer, setAnswer] = useState<Answer<'invoice.import'>>()
  const command = useCommand('invoice.import')
  const run = async () => {
    setAnswer(undefined)
    const done = number.trim() && (await command.run({ connectionId: connection.id, number: number.trim() }))
    if (done) setAnswer(done.answer)
  }
  const said = answer && importText(answer, connection)
  return (
    <Dialog
      title={i18n.t('action.importByNumber')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>
            {said && said.tone !== 'warn' ? i18n.t('shared.close') : i18n.t('shared.cancel')}
          </Button>
          <Button variant="primary" icon="import" pending={command.pending} onClick={run}>
            {i18n.t('action.import')}
          </Button>
        </>
      }
    >
      <form
        class="stack stack-m"
        onSubmit={event => {
          event.preventDefault()
          run()
        }}
      >
        <TextField
          label={i18n.t('workspace.exactNumber')}
          hint={i18n.t('workspace.importHint', { company: connection.companyName })}
          value={number}
          onValue={value => {
            setNumber(value)
            setAnswer(undefined)
          }}
          maxLength={100}
          spellcheck={false}
          autofocus
        />
        <div role="status">{said && <Banner tone={said.tone}>{said.text}</Banner>}</div>
        <ErrorNotice error={command.error} />
      </form>
    </Dialog>
  )
}
