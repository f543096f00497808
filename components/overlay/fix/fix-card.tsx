import { useEffect, useState } from 'preact/hooks'
import { fillSteps } from '../../../core/guide/index.ts'
import type { GuideLink } from '../../../core/messaging/views.ts'
import { Icon } from '../icon.tsx'
import { trusted } from '../trusted.ts'
import { words } from '../words.ts'
import type { Fix } from './sighting.ts'

const w = words.fix

/** Links that open what the error names; none where the worker knows no company for the page. */
export type FindLinks = (fix: Fix) => Promise<GuideLink[]>

interface Props {
  fixes: Fix[]
  findLinks: FindLinks
  /** A remark above the fixes. */
  note?: string
  onCollapse?: () => void
  onDismiss: () => void
}

/** What the error means and what to do about it, in numbered steps. */
export function FixCard({ fixes, findLinks, note, onCollapse, onDismiss }: Props) {
  return (
    <section class="card" aria-label={w.region}>
      <div class="tools">
        {onCollapse && (
          <button type="button" class="tool" aria-label={w.collapse} onClick={trusted(onCollapse)}>
            <Icon name="down" />
          </button>
        )}
        <button type="button" class="tool" aria-label={w.dismiss} onClick={trusted(onDismiss)}>
          <Icon name="close" />
        </button>
      </div>
      <div class="scroll">
        {note && <p class="gone">{note}</p>}
        {fixes.map(fix => (
          <OneFix key={fix.match.id} fix={fix} findLinks={findLinks} />
        ))}
      </div>
    </section>
  )
}

function OneFix({ fix, findLinks }: { fix: Fix; findLinks: FindLinks }) {
  const { entry, match } = fix
  const likely = match.confidence === 'likely'
  return (
    <article class="fix">
      <h3>
        <span class="badge">
          <Icon name="fix" size={14} />
        </span>
        <span>
          {likely && <span class="maybe">{w.maybe}</span>}
          {entry.title}
        </span>
      </h3>
      {entry.meaning && <p class="meaning">{entry.meaning}</p>}
      <ol class="steps" aria-label={w.steps}>
        {fillSteps(entry, match.params).map(step => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <Links fix={fix} findLinks={findLinks} />
      {(likely || entry.source === 'user') && (
        <p class="small">{entry.source === 'user' ? w.yours : w.maybeNote}</p>
      )}
    </article>
  )
}

function Links({ fix, findLinks }: { fix: Fix; findLinks: FindLinks }) {
  const [links, setLinks] = useState<GuideLink[]>([])
  useEffect(() => {
    let current = true
    findLinks(fix).then(
      found => current && setLinks(found.filter(({ url }) => url.startsWith('https://'))),
      // Without the worker the steps still say what to do.
      () => {},
    )
    return () => {
      current = false
    }
  }, [fix, findLinks])
  if (links.length === 0) return null
  return (
    <ul class="links">
      {links.map(({ label, url }) => (
        <li key={url}>
          <a
            href={url}
            target="_blank"
            rel="noopener noreferrer"
            onClick={event => {
              if (!event.isTrusted) event.preventDefault()
            }}
          >
            {label}
            <Icon name="external" size={12} />
          </a>
        </li>
      ))}
    </ul>
  )
}
