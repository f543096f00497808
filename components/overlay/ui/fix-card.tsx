import { useEffect, useState } from 'preact/hooks'
import { linksOf } from '../../../core/guide/failure.ts'
import { remedyOf } from '../../../core/guide/remedies.ts'
import { fillSteps } from '../../../core/guide/steps.ts'
import type { GuideLink } from '../../../core/messaging/views.ts'
import type { Fix } from '../fix/sighting.ts'
import { trusted } from '../trusted.ts'
import type { FindLinks, FixCardProps } from '../ui-part.ts'
import { textOf } from './fix-text.ts'
import { Icon } from './icon.tsx'
import { words } from './words.ts'

const w = words.fix

/** What the error means and what to do about it, in numbered steps. */
export function FixCard({ fixes, findLinks, gone, record, onFold, onDismiss }: FixCardProps) {
  return (
    <section class="card" aria-label={w.region}>
      <div class="tools">
        {onFold && (
          <button
            type="button"
            class="tool"
            aria-label={w.collapse}
            title={w.collapse}
            onClick={trusted(onFold)}
          >
            <Icon name="fold" />
          </button>
        )}
        <button
          type="button"
          class="tool"
          aria-label={w.dismiss}
          title={w.dismiss}
          onClick={trusted(onDismiss)}
        >
          <Icon name="close" />
        </button>
      </div>
      <div class="scroll">
        {gone && <p class="gone">{w.gone(record)}</p>}
        {fixes.map(fix => (
          <OneFix key={fix.match.id} fix={fix} findLinks={findLinks} />
        ))}
      </div>
    </section>
  )
}

function OneFix({ fix, findLinks }: { fix: Fix; findLinks: FindLinks }) {
  const { match, own, system } = fix
  const text = textOf(fix)
  const likely = match.confidence === 'likely'
  return (
    <article class="fix">
      <h3>
        <span class="sign">
          <Icon name="fix" size={14} />
        </span>
        <span>
          {likely && <span class="maybe">{w.maybe}</span>}
          {text.title}
        </span>
      </h3>
      {text.meaning && <p class="meaning">{text.meaning}</p>}
      <ol class="steps" aria-label={w.steps}>
        {fillSteps(text, match.params, system).map(step => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <Links fix={fix} findLinks={findLinks} />
      {own ? <p class="small">{w.yours}</p> : likely && <p class="small">{w.maybeNote}</p>}
    </article>
  )
}

/** Longer than any name or id that a link is made from. */
const LONGEST_VALUE = 200

async function linksFor({ match: { id, params } }: Fix, findLinks: FindLinks): Promise<GuideLink[]> {
  const kinds = linksOf(id)
  if (kinds.length === 0) return []
  const short = Object.entries(params).map(([name, value]) => [name, (value ?? '').slice(0, LONGEST_VALUE)])
  return findLinks(kinds, Object.fromEntries(short))
}

function Links({ fix, findLinks }: { fix: Fix; findLinks: FindLinks }) {
  const [found, setFound] = useState<{ of: string; links: GuideLink[] }>()
  const named = JSON.stringify(fix.match.params)
  useEffect(() => {
    let current = true
    linksFor(fix, findLinks).then(
      links => {
        if (current) setFound({ of: named, links: links.filter(({ url }) => url.startsWith('https://')) })
      },
      // Without the worker the steps still say what to do.
      () => {},
    )
    return () => {
      current = false
    }
  }, [named, findLinks])
  // Those of the error before lead elsewhere.
  const links = found?.of === named ? found.links : []
  if (links.length === 0) return null
  return (
    <ul class="links">
      {links.map(({ kind, url }) => (
        <li key={url}>
          <a
            href={url}
            target="_blank"
            rel="noopener noreferrer"
            onClick={event => {
              if (!event.isTrusted) event.preventDefault()
            }}
          >
            {remedyOf(kind).label}
            <Icon name="external" size={12} />
          </a>
        </li>
      ))}
    </ul>
  )
}
