import { useState } from 'preact/hooks'
import { i18n } from '#i18n'
import { Button } from '../../shared/button.tsx'
import { ErrorNotice } from '../../shared/command-error.tsx'
import { Masked } from '../../shared/masked.tsx'
import { Card } from '../../shared/section.tsx'
import { useAction } from '../../shared/use-command.ts'

/** Written by the build from what it put into the scripts. */
const FILE = '/licences.txt'

/** The licences of what ships beside our own code. */
export function LicencesCard() {
  const [text, setText] = useState<string>()
  const show = useAction(async () => setText(await (await fetch(FILE)).text()))
  return (
    <Card pad>
      <div class="stack stack-s">
        <h3>{i18n.t('support.licencesTitle')}</h3>
        <p class="muted">{i18n.t('support.licencesAbout')}</p>
        {text === undefined && (
          <div class="row">
            <Button icon="book" pending={show.pending} onClick={() => show.run(undefined)}>
              {i18n.t('support.licencesShow')}
            </Button>
          </div>
        )}
        <ErrorNotice error={show.error} />
        {text !== undefined && <Masked text={text} label={i18n.t('support.licencesTitle')} />}
      </div>
    </Card>
  )
}
