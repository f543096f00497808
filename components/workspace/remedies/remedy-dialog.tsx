import { useEffect, useRef, useState } from 'preact/hooks'
import { i18n } from '#i18n'
import type { Connection } from '../../../core/ledger/connection.ts'
import type {
  Mendable,
  RemedyAction,
  RemedyChoice,
  RemedyOutcome,
  RemedyProposal,
} from '../../../core/ledger/remedies.ts'
import { send } from '../../../core/messaging/client.ts'
import { openLedger } from '../../../core/store/open.ts'
import { Banner } from '../../shared/banner.tsx'
import { Button } from '../../shared/button.tsx'
import { ErrorNotice } from '../../shared/command-error.tsx'
import { Dialog } from '../../shared/dialog.tsx'
import { toast } from '../../shared/toasts.tsx'
import { useAction, useCommand } from '../../shared/use-command.ts'
import { said } from '../said.ts'
import { ChangeTable } from './change-table.tsx'
import { ItemChoice, PriceChoice } from './choices.tsx'
import { outcomeOf } from './outcome.ts'
import { actionText } from './remedy-words.ts'

interface Props {
  connection: Connection
  record: Mendable
  action: RemedyAction
  onClose: () => void
}

/** Shows what a remedy would change, read from the books right now; runs it when the user agrees. */
export function RemedyDialog({ connection, record, action, onClose }: Props) {
  const of = { connectionId: connection.id, entity: record.kind, id: record.id }
  const [choice, setChoice] = useState<RemedyChoice>({})
  const [proposal, setProposal] = useState<RemedyProposal>()
  const wanted = useRef(choice)
  // What is chosen while the books are still read is looked at next: no choice is passed over.
  const plan = useAction(async () => {
    for (;;) {
      const asked = wanted.current
      const found = await send('remedy.plan', { ...of, action, choice: asked })
      if (asked === wanted.current) return found
    }
  })
  const run = useCommand('remedy.run')
  const look = async (next: RemedyChoice) => {
    run.clear()
    setChoice(next)
    setProposal(undefined)
    wanted.current = next
    const planned = await plan.run(undefined)
    if (planned) setProposal(planned.answer)
  }
  useEffect(() => void look({}), [])
  const seal = proposal && 'seal' in proposal ? proposal.seal : undefined
  const start = async () => {
    if (seal === undefined) return
    const ran = await run.run({ ...of, action, choice, seal })
    if (!ran) return
    onClose()
    report(await outcomeOf(await openLedger(), connection, of, ran.answer.why), of)
  }
  return (
    <Dialog
      title={actionText(action)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{i18n.t('shared.cancel')}</Button>
          <Button
            variant="primary"
            icon="send"
            pending={run.pending}
            disabled={seal === undefined || plan.pending}
            onClick={start}
          >
            {i18n.t('remedies.run')}
          </Button>
        </>
      }
    >
      <div class="stack stack-m" aria-busy={plan.pending}>
        {action === 'swap-item' && (
          <ItemChoice
            connectionId={connection.id}
            value={choice.itemId ?? ''}
            onValue={itemId => look({ itemId })}
          />
        )}
        {action === 'price-zero-lines' && (
          <PriceChoice pending={plan.pending} onPrice={unitPrice => look({ unitPrice })} />
        )}
        <ErrorNotice error={plan.error ?? run.error} onRetry={() => look(choice)} />
        {plan.pending && <p class="muted">{i18n.t('remedies.looking')}</p>}
        {!plan.pending && !plan.error && proposal && <Proposed proposal={proposal} />}
      </div>
    </Dialog>
  )
}

function Proposed({ proposal }: { proposal: RemedyProposal }) {
  if ('impossible' in proposal)
    return (
      <Banner tone="warn" live="status">
        {proposal.impossible}
      </Banner>
    )
  if ('asks' in proposal) return <p role="status">{proposal.sentence}</p>
  return (
    <>
      <p role="status">{proposal.sentence}</p>
      <ChangeTable changes={proposal.changes} currency={proposal.currency} />
    </>
  )
}

const TONES = { synced: 'good', failed: 'bad', waiting: 'warn', unknown: 'bad' } as const

/** What came of it; taken back on request, while nothing was sent. */
function report(
  outcome: RemedyOutcome,
  of: { connectionId: string; entity: 'invoice' | 'payment'; id: string },
): void {
  const undo = () =>
    void said(async () => {
      await send('remedy.undo', of)
      toast({ message: i18n.t('remedies.undone') })
    })
  toast({
    message: outcome.sentence,
    tone: TONES[outcome.outcome],
    ...(outcome.undo ? { undo } : {}),
  })
}
