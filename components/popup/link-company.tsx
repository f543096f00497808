import { i18n } from '#i18n'
import type { PageView } from '../../core/messaging/views.ts'
import type { PageContext } from '../../core/pages/page.ts'
import { Button } from '../shared/button.tsx'
import { ErrorNotice } from '../shared/command-error.tsx'
import { useCommand } from '../shared/use-command.ts'

interface Props {
  view: Extract<PageView, { state: 'other-company' }>
  linkable: { connectionId: string; name: string }[]
  context: PageContext
  onView: (view: PageView) => void
}

/**
 * The page names its company by a label alone: the user says once which connection it is (design §7). Asked
 * here and not on the page, which could make up a label and a click.
 */
export function LinkCompany({ view, linkable, context, onView }: Props) {
  const link = useCommand('page.link')
  const choose = async (connectionId: string) => {
    const answer = await link.run({ context, connectionId })
    if (answer) onView(answer.answer)
  }
  return (
    <>
      <p>{i18n.t('popup.whichCompany', { page: view.pageCompany ?? '' })}</p>
      <div class="row">
        {linkable.map(({ connectionId, name }) => (
          <Button
            key={connectionId}
            size="small"
            icon="link"
            pending={link.pending}
            onClick={() => choose(connectionId)}
          >
            {i18n.t('popup.itIs', { company: name })}
          </Button>
        ))}
      </div>
      <ErrorNotice error={link.error} />
    </>
  )
}
