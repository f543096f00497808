import { i18n } from '#i18n'
import { connectionSettings } from '../../core/preferences/preferences.ts'
import { Banner } from '../shared/banner.tsx'
import { Card, Section } from '../shared/section.tsx'
import { systemName } from '../shared/words.ts'
import type { SectionProps } from './options.tsx'
import { ConnectionSetting, ProfileSetting } from './setting-control.tsx'

/** Duplicate numbers, company by company, and what is fetched of an invoice. */
export const InvoicesSection = ({ preferences, connections }: SectionProps) => (
  <>
    <Section title={i18n.t('options.invoices')} about={i18n.t('options.invoicesAbout')}>
      {connections.length === 0 && <Banner tone="info">{i18n.t('options.perCompanyLater')}</Banner>}
      {connections.map(({ connection }) => (
        <div key={connection.id} class="stack stack-s">
          <h3 class="company">{connection.companyName}</h3>
          <Card>
            <ConnectionSetting
              name="allowDuplicateNumbers"
              connectionId={connection.id}
              values={connectionSettings(preferences, connection.id)}
            />
            {connection.system === 'intacct' && (
              <div class="card-body card-part">
                <p class="muted small">
                  {i18n.t('options.uniqueThere', { system: systemName(connection.system) })}
                </p>
              </div>
            )}
          </Card>
        </div>
      ))}
    </Section>
    <Section level={3} title={i18n.t('options.pdfs')}>
      <Card>
        <ProfileSetting name="pdfImportDays" values={preferences} />
      </Card>
    </Section>
  </>
)
