import { useEffect, useState } from 'preact/hooks'
import { i18n } from '#i18n'
import type { Connection } from '../../../core/ledger/connection.ts'
import type { Invoice } from '../../../core/ledger/records.ts'
import { send } from '../../../core/messaging/client.ts'
import { openLedger } from '../../../core/store/open.ts'
import { getPdf } from '../../../core/store/pdfs.ts'
import { Button } from '../../shared/button.tsx'
import { ErrorNotice } from '../../shared/command-error.tsx'
import { Dialog } from '../../shared/dialog.tsx'
import { EmptyState } from '../../shared/empty-state.tsx'
import { saveFile } from '../../shared/save-file.ts'
import { useAction } from '../../shared/use-command.ts'
import { unlessWaiting } from '../../shared/waits.ts'

/** The stored PDF, or the one that the accounting system gives now (seed, "invoice not loading"). */
async function fetchPdf({ connectionId, id, again }: { connectionId: string; id: string; again: boolean }) {
  if (again) await unlessWaiting(connectionId, send('record.sync', { connectionId, entity: 'invoice', id }))
  const { stored } = await unlessWaiting(connectionId, send('invoice.pdf', { connectionId, id }))
  const pdf = stored ? await getPdf(await openLedger(), connectionId, id) : undefined
  return pdf && new Blob([pdf.bytes], { type: 'application/pdf' })
}

/** Shows the PDF in the page, from memory: the browser's own viewer reads it from a blob address. */
export function PdfDialog({
  connection,
  invoice,
  onClose,
}: {
  connection: Connection
  invoice: Pick<Invoice, 'id' | 'number'>
  onClose: () => void
}) {
  const [file, setFile] = useState<Blob>()
  const [address, setAddress] = useState<string>()
  const fetching = useAction(fetchPdf)
  const load = async (again: boolean) => {
    const done = await fetching.run({ connectionId: connection.id, id: invoice.id, again })
    if (done) setFile(done.answer)
  }
  useEffect(() => {
    load(false)
  }, [invoice.id])
  useEffect(() => {
    if (!file) return
    const url = URL.createObjectURL(file)
    setAddress(url)
    return () => URL.revokeObjectURL(url)
  }, [file])
  const title = i18n.t('workspace.pdfOf', { number: invoice.number || i18n.t('popup.unnumbered') })
  return (
    <Dialog
      title={title}
      size="large"
      onClose={onClose}
      actions={
        <>
          <Button icon="sync" pending={fetching.pending} onClick={() => load(true)}>
            {i18n.t('action.reSync')}
          </Button>
          {file && (
            <Button icon="import" onClick={() => saveFile(file, `${invoice.number || invoice.id}.pdf`)}>
              {i18n.t('workspace.download')}
            </Button>
          )}
          <Button variant="primary" onClick={onClose}>
            {i18n.t('shared.close')}
          </Button>
        </>
      }
    >
      <ErrorNotice error={fetching.error} onRetry={() => load(true)} />
      {fetching.pending && !file && (
        <p class="row" role="status">
          <span class="spinner" aria-hidden="true" />
          {i18n.t('workspace.pdfLoading')}
        </p>
      )}
      {!fetching.pending && !file && !fetching.error && (
        <EmptyState icon="invoice" title={i18n.t('workspace.pdfMissing')}>
          {i18n.t('workspace.pdfMissingAbout')}
        </EmptyState>
      )}
      {address && file && <iframe class="pdf" src={address} title={title} />}
    </Dialog>
  )
}
