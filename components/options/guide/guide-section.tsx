import { useMemo, useState } from 'preact/hooks'
import { i18n } from '#i18n'
import type { GuideEntry } from '../../../core/guide/entry.ts'
import { guideEntries } from '../../../core/guide/index.ts'
import { EmptyState } from '../../shared/empty-state.tsx'
import { SearchField } from '../../shared/field.tsx'
import { Card, Section } from '../../shared/section.tsx'
import type { SectionProps } from '../options.tsx'
import { GuideEntryView } from './guide-entry-view.tsx'
import { GuideTester } from './guide-tester.tsx'
import { ownEntries } from './own-entries.ts'
import { OwnEntries } from './own-entries-section.tsx'

/** Every error that is known, a place to try a text, and the user's own entries. */
export function GuideSection({ preferences }: SectionProps) {
  const userEntries = useMemo(() => ownEntries(preferences.ownGuideEntries), [preferences.ownGuideEntries])
  const all = useMemo(() => guideEntries({ userEntries }), [userEntries])
  const [search, setSearch] = useState('')
  const found = all.filter(entry => isAbout(entry, search))
  return (
    <>
      <Section title={i18n.t('options.guide')} about={i18n.t('guide.about', { count: all.length })}>
        <GuideTester userEntries={userEntries} />
      </Section>
      <OwnEntries entries={preferences.ownGuideEntries} />
      <Section level={3} title={i18n.t('guide.all')}>
        <SearchField label={i18n.t('guide.search')} value={search} onValue={setSearch} />
        <p class="visually-hidden" role="status">
          {search && i18n.t('guide.found', found.length)}
        </p>
        {found.length === 0 ? (
          <EmptyState icon="search" title={i18n.t('guide.noneTitle')}>
            {i18n.t('guide.noneAbout')}
          </EmptyState>
        ) : (
          <Card>
            {found.map(entry => (
              <GuideEntryView key={entry.id} entry={entry} />
            ))}
          </Card>
        )}
      </Section>
    </>
  )
}

/** Every word of the search stands somewhere in the entry. */
function isAbout(entry: GuideEntry, search: string): boolean {
  const text = [entry.id, entry.title, entry.meaning, ...entry.steps].join(' ').toLowerCase()
  return search
    .toLowerCase()
    .split(/\s+/)
    .every(word => text.includes(word))
}
