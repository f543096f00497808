import { useState } from 'preact/hooks'
import { i18n } from '#i18n'
import { sketchTab } from '../../core/messaging/sketch.ts'
import { Button } from '../shared/button.tsx'
import { CopyButton } from '../shared/clipboard.tsx'
import { ErrorNotice } from '../shared/command-error.tsx'
import { Masked } from '../shared/masked.tsx'
import { useAction } from '../shared/use-command.ts'

/** On a page that the companion could not read: its skeleton, masked, for the user to read and copy. */
export function SketchCard({ tabId }: { tabId: number }) {
  const [sketch, setSketch] = useState<string>()
  const make = useAction(async () => setSketch(await sketchTab(tabId)))
  return (
    <section class="card popup-card" aria-label={i18n.t('support.sketchTitle')}>
      {sketch === undefined ? (
        <>
          <p class="muted small">{i18n.t('support.sketchAsk')}</p>
          <div class="row">
            <Button size="small" pending={make.pending} onClick={() => make.run(undefined)}>
              {i18n.t('support.sketchMake')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p class="small">{i18n.t('support.sketchAbout')}</p>
          <Masked text={sketch} label={i18n.t('support.sketchTitle')} />
          <div class="row">
            <CopyButton text={sketch} />
          </div>
        </>
      )}
      <ErrorNotice error={make.error} />
    </section>
  )
}
