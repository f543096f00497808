import { i18n } from '#i18n'
import type { CommandError } from '../../core/messaging/client.ts'
import { Banner } from './banner.tsx'
import { Button } from './button.tsx'
import { RawDetails } from './raw-details.tsx'
import { failureText } from './trouble-text.ts'

/** What a command answered instead of doing it, announced; with the way on where there is one. */
export function ErrorNotice({
  error,
  onRetry,
  connecting,
}: {
  error: CommandError | undefined
  onRetry?: () => void
  /** It came of connecting a company: goes on with a sign-in that was kept. */
  connecting?: () => void
}) {
  if (!error) return null
  const { text, details } = failureText(error, connecting !== undefined)
  // The user stopped it: nothing went wrong.
  const tone = error.code === 'cancelled' ? 'muted' : 'bad'
  const again = error.code === 'company-unread' ? connecting : onRetry
  const action =
    error.code === 'reloaded'
      ? { label: i18n.t('shared.reload'), run: () => location.reload() }
      : again && { label: i18n.t('shared.tryAgain'), run: again }
  return (
    <Banner
      tone={tone}
      live="alert"
      actions={
        action && (
          <Button size="small" onClick={action.run}>
            {action.label}
          </Button>
        )
      }
    >
      {text}
      <RawDetails text={details} />
    </Banner>
  )
}
