import { i18n } from '#i18n'
import { Card, Section } from '../shared/section.tsx'
import type { SectionProps } from './options.tsx'
import { OtherSites } from './other-sites.tsx'
import { ProfileSetting } from './setting-control.tsx'

/** What is drawn on the pages of the accounting system, and where else errors are recognised. */
export const CompanionSection = ({ preferences }: SectionProps) => (
  <>
    <Section title={i18n.t('options.companion')} about={i18n.t('options.companionAbout')}>
      <Card>
        <ProfileSetting name="companionOn" values={preferences} />
        <ProfileSetting name="chipOn" values={preferences} disabled={!preferences.companionOn} />
        <ProfileSetting name="dockCorner" values={preferences} disabled={!preferences.companionOn} />
        <ProfileSetting name="theme" values={preferences} />
      </Card>
    </Section>
    <OtherSites sites={preferences.otherSites} />
  </>
)
