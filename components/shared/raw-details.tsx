import { i18n } from '#i18n'

/** What came word by word, folded away: for whoever is asked for help. */
export const RawDetails = ({ text }: { text: string | undefined }) =>
  text ? (
    <details class="raw">
      <summary>{i18n.t('shared.details')}</summary>
      <pre>{text}</pre>
    </details>
  ) : null
