import { useState } from 'preact/hooks'
import { i18n } from '#i18n'
import type { Connected } from '../../../core/messaging/views.ts'
import { Button } from '../../shared/button.tsx'
import { ErrorNotice } from '../../shared/command-error.tsx'
import { TextField } from '../../shared/field.tsx'
import { useCommand } from '../../shared/use-command.ts'
import type { ClientFacts } from './connect-form.tsx'

interface Props {
  client: ClientFacts
  /** Are id and secret filled in? */
  ready: boolean
  onNotReady: () => void
  onDone: (connected: Connected) => void
}

/**
 * Where the vendor refuses our address (design §6): the user signs in through a page of their own that
 * is registered, and pastes the address on which the browser ended.
 */
export function PasteAddress({ client, ready, onNotReady, onDone }: Props) {
  const [own, setOwn] = useState('')
  const [address, setAddress] = useState('')
  const [opened, setOpened] = useState(false)
  const [ownError, setOwnError] = useState<string>()
  const begin = useCommand('connection.begin')
  const paste = useCommand('connection.paste')
  const start = async () => {
    if (!ready) return onNotReady()
    const problem = addressProblem(own)
    setOwnError(problem)
    if (problem) return
    const begun = await begin.run({ ...client, redirectUri: own.trim() })
    if (!begun) return
    setOpened(true)
    window.open(begun.answer.authorizeUrl, '_blank', 'noopener')
  }
  const finish = async () => {
    const connected = await paste.run({ address: address.trim() })
    if (connected) onDone(connected.answer)
  }
  return (
    <details class="more">
      <summary>{i18n.t('connect.pasteTitle')}</summary>
      <div class="stack stack-m">
        <p class="muted">{i18n.t('connect.pasteAbout')}</p>
        <TextField
          label={i18n.t('connect.ownRedirect')}
          type="url"
          placeholder="https://"
          value={own}
          maxLength={500}
          error={ownError}
          onValue={setOwn}
          after={
            <Button icon="external" pending={begin.pending} onClick={start}>
              {i18n.t('connect.openSignIn')}
            </Button>
          }
        />
        <ErrorNotice error={begin.error} />
        {opened && (
          <TextField
            label={i18n.t('connect.pastedAddress')}
            hint={i18n.t('connect.pastedHint')}
            type="url"
            value={address}
            maxLength={4000}
            spellcheck={false}
            onValue={setAddress}
            after={
              <Button variant="primary" disabled={!address.trim()} pending={paste.pending} onClick={finish}>
                {i18n.t('connect.finish')}
              </Button>
            }
          />
        )}
        <ErrorNotice error={paste.error} connecting={finish} />
      </div>
    </details>
  )
}

/** What the vendors ask of such an address: https, or a page of this computer while developing. */
function addressProblem(text: string): string | undefined {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined
  const local = url?.protocol === 'http:' && url.hostname === 'localhost'
  return url?.protocol === 'https:' || local ? undefined : i18n.t('connect.ownRedirectBad')
}
