import { useState } from 'preact/hooks'
import { i18n } from '#i18n'
import { Button } from '../../shared/button.tsx'
import { CopyButton } from '../../shared/clipboard.tsx'
import { ErrorNotice } from '../../shared/command-error.tsx'
import { Masked } from '../../shared/masked.tsx'
import { Card } from '../../shared/section.tsx'
import { useAction } from '../../shared/use-command.ts'
import { makeReport } from './make-report.ts'

/** What a user hands to support: made here, read here, and copied by the user. Nothing is sent. */
export function SupportCard() {
  const [report, setReport] = useState<string>()
  const make = useAction(async () => setReport(await makeReport()))
  return (
    <Card pad>
      <div class="stack stack-s">
        <h3>{i18n.t('support.reportTitle')}</h3>
        <p class="muted">{i18n.t('support.reportAbout')}</p>
        <div class="row">
          <Button icon="search" pending={make.pending} onClick={() => make.run(undefined)}>
            {i18n.t('support.preview')}
          </Button>
          {report !== undefined && <CopyButton text={report} />}
        </div>
        <ErrorNotice error={make.error} />
        {report !== undefined && <Masked text={report} label={i18n.t('support.reportTitle')} />}
      </div>
    </Card>
  )
}
