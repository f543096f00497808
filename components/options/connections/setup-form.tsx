import { useEffect, useState } from 'preact/hooks'
import { i18n } from '#i18n'
import type { Connection, ConnectionSetup } from '../../../core/ledger/connection.ts'
import { Button } from '../../shared/button.tsx'
import { ErrorNotice } from '../../shared/command-error.tsx'
import { toast } from '../../shared/toasts.tsx'
import { useCommand } from '../../shared/use-command.ts'
import { type Choosing, WhatFields, WhereFields } from './setup-fields.tsx'

/** The last step of connecting: where invoices and payments of ours go there, chosen from its lists. */
export function SetupForm({ connection, onDone }: { connection: Connection; onDone?: () => void }) {
  const { id: connectionId } = connection
  const lists = useCommand('connection.setupLists')
  const save = useCommand('connection.setUp')
  const [found, setFound] = useState<Choosing['lists']>()
  const [setup, setSetup] = useState<ConnectionSetup>(connection.setup ?? {})
  const load = async () => {
    const answer = await lists.run({ connectionId })
    if (answer) setFound(answer.answer)
  }
  // Another company, other lists.
  useEffect(() => {
    load()
  }, [connectionId])
  const onChange: Choosing['onChange'] = patch => setSetup(before => withPatch(before, patch))
  const submit = async () => {
    if (!(await save.run({ connectionId, setup }))) return
    toast({ message: i18n.t('setup.done') })
    onDone?.()
  }
  return (
    <form
      noValidate
      class="stack stack-m"
      aria-label={i18n.t('setup.title', { company: connection.companyName })}
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      <div>
        <h4>{i18n.t('setup.title', { company: connection.companyName })}</h4>
        <p class="muted">{i18n.t('setup.about')}</p>
      </div>
      {lists.pending && (
        <p role="status" class="muted">
          {i18n.t('setup.loading')}
        </p>
      )}
      <ErrorNotice error={lists.error} onRetry={load} />
      {found && (
        <>
          <WhatFields
            lists={found}
            setup={setup}
            onChange={onChange}
            fixed={connection.setup !== undefined}
          />
          <WhereFields lists={found} setup={setup} onChange={onChange} />
          <ErrorNotice error={save.error} />
          <div class="row">
            <Button type="submit" variant="primary" pending={save.pending}>
              {i18n.t('setup.save')}
            </Button>
            {onDone && <Button onClick={onDone}>{i18n.t('shared.cancel')}</Button>}
          </div>
        </>
      )}
    </form>
  )
}

function withPatch(before: ConnectionSetup, patch: Parameters<Choosing['onChange']>[0]): ConnectionSetup {
  const entries = Object.entries({ ...before, ...patch }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries)
}
