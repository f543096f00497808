import { useState } from 'preact/hooks'
import { i18n } from '#i18n'
import type { Connection } from '../../../core/ledger/connection.ts'
import type { Answer } from '../../../core/messaging/protocol.ts'
import { Banner } from '../../shared/banner.tsx'
import { TextField } from '../../shared/field.tsx'
import { FormDialog } from '../../shared/form-dialog.tsx'
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
    <FormDialog
      title={i18n.t('action.importByNumber')}
      verb={i18n.t('action.import')}
      icon="import"
      pending={command.pending}
      error={command.error}
      cancel={said && said.tone !== 'warn' ? i18n.t('shared.close') : undefined}
      onSubmit={run}
      onClose={onClose}
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
    </FormDialog>
  )
}
