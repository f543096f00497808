import { i18n } from '#i18n'
import { systemOf } from '../../../core/ledger/connection.ts'
import type { EntityKind } from '../../../core/ledger/records.ts'
import type { DeletionCheck } from '../../../core/store/schema.ts'
import { ask } from '../../shared/ask.tsx'
import { Button } from '../../shared/button.tsx'
import { ErrorNotice } from '../../shared/command-error.tsx'
import { toast } from '../../shared/toasts.tsx'
import { useCommand } from '../../shared/use-command.ts'
import { sayWaits } from '../../shared/waits.ts'

function kindsText(entity: EntityKind, count: number): string {
  switch (entity) {
    case 'customer':
      return i18n.t('connection.customers', count)
    case 'invoice':
      return i18n.t('connection.invoices', count)
    case 'payment':
      return i18n.t('connection.payments', count)
    case 'creditMemo':
      return i18n.t('attentionPage.creditMemos', count)
    case 'item':
      return i18n.t('attentionPage.items', count)
  }
}

/** How many of each kind would go, of how many that are known. */
function removalsOf(check: Pick<DeletionCheck, 'candidates' | 'knownOf'>): string[] {
  const counts = new Map<EntityKind, number>()
  for (const { entity } of check.candidates) counts.set(entity, (counts.get(entity) ?? 0) + 1)
  return [...counts].map(([entity, count]) =>
    i18n.t('attentionPage.removals', {
      what: kindsText(entity, count),
      known: (check.knownOf[entity] ?? count).toLocaleString(),
    }),
  )
}

/** The fail-safe stopped a check: go on with these numbers, or keep everything (design §3, Deletion check). */
export function DeletionDecision({ check, isHome }: { check: DeletionCheck; isHome: boolean }) {
  const decide = useCommand('deletion.decide')
  const removals = removalsOf(check)
  const run = async (proceed: boolean) => {
    const asked = await ask(
      proceed
        ? {
            title: i18n.t('attentionPage.proceedTitle'),
            body: `${removals.join(', ')}. ${i18n.t('attentionPage.proceedBody')}`,
            verb: i18n.t('attentionPage.proceed'),
            danger: true,
          }
        : {
            title: i18n.t('attentionPage.declineTitle'),
            body: i18n.t('attentionPage.declineBody'),
            verb: i18n.t('attentionPage.decline'),
          },
    )
    if (!asked) return
    const done = await decide.run({ connectionId: check.connectionId, proceed })
    if (done && !sayWaits(done.answer, systemOf(check.connectionId)))
      toast({ message: proceed ? i18n.t('attentionPage.proceeding') : i18n.t('attentionPage.declined') })
  }
  return (
    <div class="stack stack-s">
      <ul class="removals">
        {removals.map(text => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <div class="row">
        <Button size="small" disabled={!isHome} pending={decide.pending} onClick={() => run(false)}>
          {i18n.t('attentionPage.decline')}
        </Button>
        <Button
          size="small"
          variant="danger"
          disabled={!isHome}
          pending={decide.pending}
          onClick={() => run(true)}
        >
          {i18n.t('attentionPage.proceed')}
        </Button>
      </div>
      <ErrorNotice error={decide.error} />
    </div>
  )
}
