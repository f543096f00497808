import { useState } from 'preact/hooks'
import { i18n } from '#i18n'
import type { Connection } from '../../../core/ledger/connection.ts'
import type { AccountingSystem } from '../../../core/ledger/records.ts'
import { redirectUri } from '../../../core/messaging/extension.ts'
import type { Connected } from '../../../core/messaging/views.ts'
import { Button } from '../../shared/button.tsx'
import { CopyButton } from '../../shared/clipboard.tsx'
import { ErrorNotice } from '../../shared/command-error.tsx'
import { Select, TextField } from '../../shared/field.tsx'
import { SystemAccess } from '../../shared/system-access.tsx'
import { toast } from '../../shared/toasts.tsx'
import { useCommand } from '../../shared/use-command.ts'
import { systemName } from '../../shared/words.ts'
import { PasteAddress } from './paste-address.tsx'

/** The systems that a connector speaks to. */
const SYSTEMS: readonly AccountingSystem[] = ['quickbooks', 'intacct']
/** Where the user keeps their OAuth client. */
const DEVELOPER_SITES: Record<AccountingSystem, string> = {
  quickbooks: 'https://developer.intuit.com/app/developer/dashboard',
  intacct: 'https://developer.sage.com/intacct/',
}
/** A client without a secret proves itself by PKCE (design §6). */
const needsSecret = (system: AccountingSystem): boolean => system === 'quickbooks'

type Environment = 'production' | 'sandbox'

export interface ClientFacts {
  system: AccountingSystem
  environment: Environment
  clientId: string
  clientSecret: string
  /** Reconnecting: id of the connection whose company must answer. */
  expect?: string
}

interface Props {
  /** Reconnecting: the company that must answer. */
  again?: Connection
  onDone: () => void
  onCancel?: () => void
}

/** Connects a company, step by step: which books, the address to register, the client, the sign-in. */
export function ConnectForm({ again, onDone, onCancel }: Props) {
  const [client, setClient] = useState<ClientFacts>({
    system: again?.system ?? 'quickbooks',
    environment: again?.environment ?? 'production',
    ...(again ? { expect: again.id } : {}),
    clientId: '',
    clientSecret: '',
  })
  const [checked, setChecked] = useState(false)
  const command = useCommand('connection.connect')
  // A password manager fills both keys in one go.
  const set = (patch: Partial<ClientFacts>) => setClient(before => ({ ...before, ...patch }))
  const missing = missingIn(client)
  const connect = async () => {
    setChecked(true)
    if (missing.clientId || missing.clientSecret) return
    const connected = await command.run(trimmed(client))
    if (connected) done(connected.answer)
  }
  const done = ({ renewed, companyName }: Connected) => {
    toast({
      message: renewed
        ? i18n.t('connect.renewed', { company: companyName })
        : i18n.t(client.system === 'intacct' ? 'connect.doneSetup' : 'connect.done'),
    })
    onDone()
  }
  return (
    <form
      noValidate
      class="card"
      aria-labelledby="connect-title"
      onSubmit={event => {
        event.preventDefault()
        connect()
      }}
    >
      <div class="card-body">
        <h3 id="connect-title">
          {again ? i18n.t('connect.titleAgain', { company: again.companyName }) : i18n.t('connect.title')}
        </h3>
        <p class="muted">{i18n.t('connect.about')}</p>
      </div>
      <ol class="steps card-part">
        <li>
          <h4>{i18n.t('connect.whichTitle')}</h4>
          <div class="pair">
            <Select
              label={i18n.t('connect.system')}
              value={client.system}
              disabled={again !== undefined}
              options={SYSTEMS.map(value => ({ value, label: systemName(value) }))}
              onValue={system => set({ system, environment: 'production' })}
            />
            {client.system === 'quickbooks' && (
              <Select
                label={i18n.t('connect.environment')}
                hint={i18n.t('connect.environmentHint')}
                value={client.environment}
                disabled={again !== undefined}
                options={[
                  { value: 'production', label: i18n.t('connect.production') },
                  { value: 'sandbox', label: i18n.t('connect.sandbox') },
                ]}
                onValue={environment => set({ environment })}
              />
            )}
          </div>
          <SystemAccess system={client.system} />
        </li>
        <li>
          <h4>{i18n.t('connect.registerTitle')}</h4>
          <p>
            {i18n.t('connect.registerAbout')}{' '}
            <a href={DEVELOPER_SITES[client.system]} target="_blank" rel="noreferrer">
              {i18n.t('connect.developerSite')}
            </a>
          </p>
          <TextField
            label={i18n.t('connect.redirectUri')}
            value={redirectUri()}
            onValue={() => {}}
            readOnly
            onFocus={event => event.currentTarget.select()}
            after={<CopyButton text={redirectUri()} />}
          />
        </li>
        <li>
          <h4>{i18n.t('connect.clientTitle')}</h4>
          <p class="muted">{i18n.t('connect.clientAbout')}</p>
          <div class="pair">
            <TextField
              label={i18n.t('connect.clientId')}
              value={client.clientId}
              maxLength={300}
              spellcheck={false}
              error={checked ? missing.clientId : undefined}
              onValue={clientId => set({ clientId })}
            />
            <TextField
              label={i18n.t(
                needsSecret(client.system) ? 'connect.clientSecret' : 'connect.clientSecretOptional',
              )}
              type="password"
              value={client.clientSecret}
              maxLength={300}
              error={checked ? missing.clientSecret : undefined}
              onValue={clientSecret => set({ clientSecret })}
            />
          </div>
        </li>
        <li>
          <h4>{i18n.t('connect.signInTitle')}</h4>
          <p class="muted">{i18n.t('connect.signInAbout')}</p>
          <div class="row">
            <Button type="submit" variant="primary" icon="link" pending={command.pending}>
              {i18n.t('connect.connect')}
            </Button>
            {onCancel && !command.pending && <Button onClick={onCancel}>{i18n.t('shared.cancel')}</Button>}
            <span role="status" class="muted">
              {command.pending && i18n.t('connect.waiting', { system: systemName(client.system) })}
            </span>
          </div>
          <ErrorNotice error={command.error} connecting={connect} />
          <PasteAddress
            client={trimmed(client)}
            ready={!missing.clientId && !missing.clientSecret}
            onNotReady={() => setChecked(true)}
            onDone={done}
          />
        </li>
      </ol>
    </form>
  )
}

const trimmed = (client: ClientFacts): ClientFacts => ({
  ...client,
  clientId: client.clientId.trim(),
  clientSecret: client.clientSecret.trim(),
})

function missingIn(client: ClientFacts): { clientId: string | undefined; clientSecret: string | undefined } {
  return {
    clientId: client.clientId.trim() ? undefined : i18n.t('connect.clientIdMissing'),
    clientSecret:
      client.clientSecret.trim() || !needsSecret(client.system)
        ? undefined
        : i18n.t('connect.clientSecretMissing'),
  }
}
