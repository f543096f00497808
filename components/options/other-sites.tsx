import { i18n } from '#i18n'
import { allowSite, forbidSite } from '../../core/messaging/other-sites.ts'
import { savePreferences } from '../../core/preferences/preferences.ts'
import { SHOWN } from '../../core/preferences/shown.ts'
import { Button } from '../shared/button.tsx'
import { ErrorNotice } from '../shared/command-error.tsx'
import { StatusPill } from '../shared/pill.tsx'
import { Card, Section } from '../shared/section.tsx'
import { useAction } from '../shared/use-command.ts'
import { useSiteAllowed } from '../shared/use-permission.ts'
import { noteSaved } from './saved.tsx'

/** The sites on which errors are recognised too: what each may be, and how it is taken back. */
export function OtherSites({ sites }: { sites: string[] }) {
  const allow = useAction(allowSite)
  const remove = useAction(async (site: string) => {
    noteSaved(await savePreferences({ otherSites: sites.filter(kept => kept !== site) }))
    await forbidSite(site)
  })
  const { name, explanation } = SHOWN.otherSites
  return (
    <Section level={3} title={name} about={explanation}>
      <Card>
        {sites.length === 0 && <p class="card-body muted">{i18n.t('options.noSites')}</p>}
        <ul class="rows">
          {sites.map(site => (
            <li key={site}>
              <span class="grow mono truncate">{site.replace('https://', '')}</span>
              <Allowance site={site} onAllow={() => allow.run(site)} />
              <Button size="small" icon="trash" pending={remove.pending} onClick={() => remove.run(site)}>
                {i18n.t('options.siteRemove')}
                <span class="visually-hidden"> {site}</span>
              </Button>
            </li>
          ))}
        </ul>
      </Card>
      <ErrorNotice error={allow.error ?? remove.error} />
    </Section>
  )
}

/** Nothing where the browser lets us; else that it does not, and the way to mend it. */
function Allowance({ site, onAllow }: { site: string; onAllow: () => void }) {
  if (useSiteAllowed(site) !== false) return null
  return (
    <>
      <StatusPill tone="warn">{i18n.t('options.siteNotAllowed')}</StatusPill>
      <Button size="small" onClick={onAllow}>
        {i18n.t('options.siteAllow')}
      </Button>
    </>
  )
}
