import { i18n } from '#i18n'
import type { Connection } from '../../core/ledger/connection.ts'
import { openOptions } from '../../core/messaging/extension.ts'
import { Banner } from './banner.tsx'
import { Button } from './button.tsx'
import { ErrorNotice } from './command-error.tsx'
import { toast } from './toasts.tsx'
import { useCommand } from './use-command.ts'

/**
 * Signing in to a company again, the same wherever it is offered: the vendor's window opens at once. `problem` says
 * why it did not come about; where the keys of the user's app are not in this browser, they are typed in the settings.
 */
export function useSignIn(
  { id, companyName }: Pick<Connection, 'id' | 'companyName'>,
  enterKeys: () => void = () => void openOptions('connections'),
) {
  const { run, pending, error } = useCommand('connection.reconnect')
  const keysNeeded = error?.code === 'not-allowed'
  const signIn = async () => {
    if (await run({ connectionId: id }))
      toast({ message: i18n.t('connection.signedIn', { company: companyName }) })
  }
  return {
    pending,
    signIn,
    problem: keysNeeded ? (
      <Banner
        tone="warn"
        live="alert"
        actions={
          <Button size="small" icon="key" onClick={enterKeys}>
            {i18n.t('connection.enterKeys')}
          </Button>
        }
      >
        {error.message}
      </Banner>
    ) : (
      <ErrorNotice error={error} connecting={signIn} />
    ),
  }
}

/** The button, with what came of it below. */
export function SignInAgain({
  connection,
  primary = false,
  title,
}: {
  connection: Pick<Connection, 'id' | 'companyName'>
  primary?: boolean
  title?: string
}) {
  const { signIn, pending, problem } = useSignIn(connection)
  return (
    <div class="stack stack-s">
      <div class="row">
        <Button
          size="small"
          variant={primary ? 'primary' : 'secondary'}
          icon="key"
          pending={pending}
          {...(title ? { title } : {})}
          onClick={signIn}
        >
          {i18n.t('action.signInAgain')}
        </Button>
      </div>
      {problem}
    </div>
  )
}
