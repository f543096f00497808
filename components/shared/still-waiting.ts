import { useEffect, useState } from 'preact/hooks'
import { i18n } from '#i18n'
import { toast } from './toasts.tsx'
import { systemName } from './words.ts'

/** Longer than this needs a word: an accounting system may take two minutes to answer. */
const SLOW_MS = 8_000

/** Has `pending` lasted so long that it needs a word? */
export function useSlow(pending: boolean): boolean {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    setSlow(false)
    if (!pending) return
    const timer = setTimeout(() => setSlow(true), SLOW_MS)
    return () => clearTimeout(timer)
  }, [pending])
  return slow
}

/**
 * Waits for an answer of the accounting system; when it takes long, a toast says so and lets the user go on.
 * @returns undefined when the user did not wait: the worker goes on, and the sync log tells what came of it
 */
export async function whileWaiting<T>(system: string, work: Promise<T>): Promise<T | undefined> {
  let hide = () => {}
  let leave: (left: undefined) => void = () => {}
  const left = new Promise<undefined>(resolve => {
    leave = resolve
  })
  const timer = setTimeout(() => {
    hide = toast({
      message: i18n.t('trouble.stillWaiting', { system: systemName(system) }),
      tone: 'info',
      stays: true,
      action: {
        label: i18n.t('trouble.stopWaiting'),
        run: () => {
          toast({ message: i18n.t('trouble.goesOn'), tone: 'info' })
          leave(undefined)
        },
      },
    })
  }, SLOW_MS)
  // What it fails with once nobody waits stands in the sync log.
  work.catch(() => {})
  return Promise.race([work, left]).finally(() => {
    clearTimeout(timer)
    hide()
  })
}
