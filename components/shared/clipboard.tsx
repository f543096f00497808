import { useEffect, useState } from 'preact/hooks'
import { i18n } from '#i18n'
import { Button } from './button.tsx'

/** Copies a text and says so for a moment, to screen readers too. */
export function CopyButton({ text, label = i18n.t('shared.copy') }: { text: string; label?: string }) {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle')
  useEffect(() => {
    if (state === 'idle') return
    const timer = setTimeout(() => setState('idle'), 2500)
    return () => clearTimeout(timer)
  }, [state])
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setState('copied'),
      () => setState('failed'),
    )
  return (
    <>
      <Button icon={state === 'copied' ? 'check' : 'copy'} onClick={copy}>
        {state === 'copied' ? i18n.t('shared.copied') : label}
      </Button>
      <span class="visually-hidden" role="status">
        {state === 'copied' && i18n.t('shared.copied')}
        {state === 'failed' && i18n.t('shared.copyFailed')}
      </span>
    </>
  )
}
