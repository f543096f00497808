import { i18n } from '#i18n'
import { ATTENTION_KINDS, attention } from '../../core/ledger/attention.ts'
import { type AttentionCounts, countAttention } from '../../core/ledger/attention-counts.ts'
import { send } from '../../core/messaging/client.ts'
import { attentionFacts } from '../../core/store/attention-facts.ts'
import { Icon } from '../shared/icons.tsx'
import { Count } from '../shared/pill.tsx'
import { type Live, useLive } from '../shared/use-live.ts'
import { usePreferences } from '../shared/use-preferences.ts'
import { attentionText } from '../shared/words.ts'

/** As the toolbar's badge counts; undefined until the setting that it depends on is known too. */
export function useAttentionCounts(): Live<AttentionCounts | undefined> {
  const submitAuthorizedAch = usePreferences()?.preferences.submitAuthorizedAch
  return useLive(
    async ledger =>
      submitAuthorizedAch === undefined
        ? undefined
        : countAttention(attention(await attentionFacts(ledger, { submitAuthorizedAch }))),
    [submitAuthorizedAch],
    { when: ['connection', 'records', 'outbox', 'deletion-check'] },
  )
}

/** How much needs a person, by kind; each row leads to the list in the workspace. */
export function AttentionList({ counts }: { counts: AttentionCounts | undefined }) {
  if (!counts?.total) return null
  return (
    <section class="card" aria-labelledby="attention-title">
      <h2 class="popup-title" id="attention-title">
        {i18n.t('popup.attention')}
        <Count value={counts.total} tone="warn" />
      </h2>
      <ul class="popup-list">
        {ATTENTION_KINDS.filter(kind => counts.byKind[kind] > 0).map(kind => (
          <li key={kind}>
            <button
              type="button"
              class="popup-row"
              onClick={() => send('page.open', { view: 'attention' }).then(() => window.close())}
            >
              <Icon name="warning" class={kind === 'mismatch' ? 'tone-warn' : 'tone-bad'} />
              <span class="grow">{attentionText(kind, counts.byKind[kind])}</span>
              <Icon name="next" class="muted" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
