import { i18n } from '#i18n'
import type { Connection } from '../../../core/ledger/connection.ts'
import type { Invoice } from '../../../core/ledger/records.ts'
import { send } from '../../../core/messaging/client.ts'
import { ask } from '../../shared/ask.tsx'
import { toast } from '../../shared/toasts.tsx'
import { reSyncRecord } from '../re-sync.ts'
import { said } from '../said.ts'

type Named = Pick<Invoice, 'id' | 'number'>

/** The actions that an invoice has everywhere in the workspace; what came of them is said in a toast. */
export function useInvoiceActions(connection: Connection) {
  const connectionId = connection.id
  const reSync = (invoice: Named) => {
    toast({ message: i18n.t('workspace.reSyncing', { number: nameOf(invoice) }), tone: 'info' })
    const done = i18n.t('workspace.reSynced', { number: nameOf(invoice) })
    return reSyncRecord(connection, 'invoice', invoice.id, done)
  }
  const archive = (ids: string[], archived: boolean, number?: string): Promise<boolean> =>
    said(async () => {
      let changed = 0
      // A message takes so many at a time.
      for (let at = 0; at < ids.length; at += 1000) {
        const answer = await send('invoice.archive', {
          connectionId,
          ids: ids.slice(at, at + 1000),
          archived,
        })
        changed += answer.changed
      }
      toast({
        message: archiveText(archived, changed, number),
        undo: () => archive(ids, !archived, number),
      })
    })
  const openThere = (invoice: Named) =>
    said(() => send('record.open', { connectionId, entity: 'invoice', id: invoice.id }))
  const retry = (invoice: Named) =>
    said(async () => {
      await send('push.retry', { connectionId, entity: 'invoice', id: invoice.id })
      toast({ message: i18n.t('workspace.retried') })
    })
  /** Asks first. @returns whether it is gone */
  const discard = async (invoice: Named) => {
    const title = i18n.t('workspace.discardTitle', { number: nameOf(invoice) })
    const body = i18n.t('workspace.discardBody')
    if (!(await ask({ title, body, verb: i18n.t('workspace.discard'), danger: true }))) return false
    return said(async () => {
      await send('record.discard', { connectionId, entity: 'invoice', id: invoice.id })
      toast({ message: i18n.t('workspace.discarded', { number: nameOf(invoice) }) })
    })
  }
  return { reSync, archive, openThere, retry, discard }
}

const nameOf = ({ number }: Named): string => number || i18n.t('popup.unnumbered')

function archiveText(archived: boolean, changed: number, number?: string): string {
  if (number) return archived ? i18n.t('popup.archived', { number }) : i18n.t('popup.unarchived', { number })
  return archived ? i18n.t('workspace.archivedMany', changed) : i18n.t('workspace.unarchivedMany', changed)
}
