import { i18n } from '#i18n'
import { connectionSettings } from '../../../core/preferences/preferences.ts'
import { Banner } from '../../shared/banner.tsx'
import { Section } from '../../shared/section.tsx'
import type { SectionProps } from '../options.tsx'
import { CadenceCard } from './cadence-card.tsx'

/** When customers are reminded, company by company (design §3, Cadence). */
export const CadenceSection = ({ preferences, connections }: SectionProps) => (
  <Section title={i18n.t('options.cadence')} about={i18n.t('cadence.about')}>
    {connections.length === 0 && <Banner tone="info">{i18n.t('options.perCompanyLater')}</Banner>}
    {connections.map(({ connection }) => (
      <CadenceCard
        key={connection.id}
        connection={connection}
        settings={connectionSettings(preferences, connection.id)}
      />
    ))}
  </Section>
)
