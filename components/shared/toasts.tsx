import { signal } from '@preact/signals'
import { useEffect, useRef, useState } from 'preact/hooks'
import { i18n } from '#i18n'
import { Button, IconButton } from './button.tsx'
import { Icon } from './icons.tsx'
import type { Tone } from './pill.tsx'
import { RawDetails } from './raw-details.tsx'

export interface ToastContent {
  message: string
  tone?: Tone
  /** What came word by word, folded away. */
  details?: string | undefined
  /** Offered as a button; the toast goes when it is pressed. */
  undo?: () => void
  /** It says what is under way, and goes when that is over. */
  stays?: boolean
  /** Another button than Undo. */
  action?: { label: string; run: () => void }
}

interface Toast extends ToastContent {
  id: number
}

const toasts = signal<Toast[]>([])
let lastId = 0

/**
 * Says shortly what happened. A failure stays until it is closed; the rest goes by itself.
 * @returns takes it away
 */
export function toast(content: ToastContent): () => void {
  const id = ++lastId
  toasts.value = [...toasts.value.slice(-2), { ...content, id }]
  return () => dismiss(id)
}

const dismiss = (id: number) => {
  toasts.value = toasts.value.filter(shown => shown.id !== id)
}

/** Where toasts appear: once per page. The regions stand before their content, or nothing is read out. */
export const ToastRegion = () => (
  <div class="toasts">
    <div role="status" class="stack stack-s">
      {toasts.value
        .filter(shown => shown.tone !== 'bad')
        .map(shown => (
          <ToastView key={shown.id} toast={shown} />
        ))}
    </div>
    <div role="alert" class="stack stack-s">
      {toasts.value
        .filter(shown => shown.tone === 'bad')
        .map(shown => (
          <ToastView key={shown.id} toast={shown} />
        ))}
    </div>
  </div>
)

const SHORT = 5_000
const LONG = 10_000

function ToastView({ toast: shown }: { toast: Toast }) {
  const [held, setHeld] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const stays = shown.tone === 'bad' || shown.stays
  useEffect(() => {
    if (held || stays) return
    timer.current = setTimeout(() => dismiss(shown.id), shown.undo || shown.action ? LONG : SHORT)
    return () => clearTimeout(timer.current)
  }, [held, stays, shown])
  const action = shown.undo ? { label: i18n.t('shared.undo'), run: shown.undo } : shown.action
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only holds the clock while it is read
    <div
      class="toast"
      data-tone={shown.tone ?? 'good'}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocusIn={() => setHeld(true)}
      onFocusOut={() => setHeld(false)}
    >
      {shown.tone === 'bad' && <Icon name="error" class="tone-bad" />}
      <span class="grow">
        {shown.message}
        <RawDetails text={shown.details} />
      </span>
      {action && (
        <Button
          variant="quiet"
          size="small"
          onClick={() => {
            dismiss(shown.id)
            action.run()
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton
        icon="close"
        size="small"
        label={i18n.t('shared.dismiss')}
        onClick={() => dismiss(shown.id)}
      />
    </div>
  )
}
