import { useEffect } from 'preact/hooks'
import { i18n } from '#i18n'
import { Button } from '../shared/button.tsx'
import { type Address, goTo, withParams } from './address.ts'
import { pageOf } from './page-of.ts'

/**
 * Which rows of how many, and the way to the others. Not `settled`: the total is still that of the question
 * before, so nobody is sent to another page for it.
 */
export function Pager({
  address,
  total,
  size,
  settled = true,
}: {
  address: Address
  total: number
  size: number
  settled?: boolean
}) {
  const pages = Math.ceil(total / size)
  const page = Math.min(pages, pageOf(address))
  // Rows went (archived, filtered): a page beyond the last one is the last one.
  const beyond = settled && total > 0 && pageOf(address) > pages
  useEffect(() => {
    if (beyond)
      goTo(withParams(address, { page: pages === 1 ? undefined : String(pages) }), { replace: true })
  }, [beyond, pages])
  if (pages <= 1) return null
  const to = (wanted: number) =>
    goTo(withParams(address, { page: wanted === 1 ? undefined : String(wanted) }))
  return (
    <nav class="row row-between pager" aria-label={i18n.t('workspace.pages')}>
      <span class="muted small" aria-live="polite">
        {i18n.t('workspace.range', {
          from: ((page - 1) * size + 1).toLocaleString(),
          to: Math.min(total, page * size).toLocaleString(),
          total: total.toLocaleString(),
        })}
      </span>
      <span class="row">
        <Button size="small" icon="back" disabled={page <= 1} onClick={() => to(page - 1)}>
          {i18n.t('workspace.previous')}
        </Button>
        <Button size="small" icon="next" disabled={page >= pages} onClick={() => to(page + 1)}>
          {i18n.t('workspace.next')}
        </Button>
      </span>
    </nav>
  )
}
