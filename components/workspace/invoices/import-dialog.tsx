import { useState } from 'preact/hooks'
import { i18n } from '#i18n'
import type { Connection } from '../../../core/ledger/connection.ts'
import type { ImportAnswer } from '../../../core/messaging/views.ts'
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
  const [answer, setAnswer] = useState<ImportAnswer>()
  const command = useCommand('invoice.import')
  const run = async () => {
    setAnswer(undefined)
    const done = number.trim() && (await command.run({ connectionId: connection.id, number: number.trim() }))
    if (done) setAnswer(done.answer)
  }
  const warn = answer?.outcome === 'not-found' || answer?.outcome === 'skipped'
  return (
    <Dialog
      title={i18n.t('action.importByNumber')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>
            {answer && !warn ? i18n.t('shared.close') : i18n.t('shared.cancel')}
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
        <div role="status">
          {answer && <Banner tone={warn ? 'warn' : 'good'}>{importText(answer)}</Banner>}
        </div>
        <ErrorNotice error={command.error} />
      </form>
    </Dialog>
  )
}
