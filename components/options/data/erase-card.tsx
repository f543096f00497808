import { i18n } from '#i18n'
import { ask } from '../../shared/ask.tsx'
import { Button } from '../../shared/button.tsx'
import { ErrorNotice } from '../../shared/command-error.tsx'
import { Card } from '../../shared/section.tsx'
import { toast } from '../../shared/toasts.tsx'
import { useCommand } from '../../shared/use-command.ts'

/** Everything gone from this browser: the word must be typed. */
export function EraseCard() {
  const erase = useCommand('data.erase')
  const confirm = async () => {
    const answer = await ask({
      title: i18n.t('data.eraseAsk'),
      body: <p>{i18n.t('data.eraseBody')}</p>,
      typed: i18n.t('data.eraseWord'),
      verb: i18n.t('data.erase'),
      danger: true,
    })
    if (!answer) return
    if (await erase.run({})) toast({ message: i18n.t('data.erased') })
  }
  return (
    <Card pad>
      <div class="stack stack-s">
        <p class="muted">{i18n.t('data.eraseAbout')}</p>
        <div class="row">
          <Button variant="warning" icon="trash" pending={erase.pending} onClick={confirm}>
            {i18n.t('data.eraseMore')}
          </Button>
        </div>
        <ErrorNotice error={erase.error} />
      </div>
    </Card>
  )
}
