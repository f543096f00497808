import { useState } from 'preact/hooks'
import { i18n } from '#i18n'
import type { Connection } from '../../../../core/ledger/connection.ts'
import { send } from '../../../../core/messaging/client.ts'
import { processorPayments } from '../../../../core/store/payments.ts'
import { Banner } from '../../../shared/banner.tsx'
import { Button } from '../../../shared/button.tsx'
import { ErrorNotice } from '../../../shared/command-error.tsx'
import { Dialog } from '../../../shared/dialog.tsx'
import { toast } from '../../../shared/toasts.tsx'
import { useCommand } from '../../../shared/use-command.ts'
import { useLive } from '../../../shared/use-live.ts'
import { said } from '../../said.ts'
import { type DoneImport, ImportReport } from './import-report.tsx'
import { type Mapping, mappingFor, missingColumns, rememberMapping } from './mapping.ts'
import { MappingFields } from './mapping-fields.tsx'
import { type Answers, answered, foresee } from './preview.ts'
import { PreviewTable } from './preview-table.tsx'
import { resolveRows } from './resolve.ts'
import { SourceStep } from './source-step.tsx'
import type { CsvTable } from './table.ts'

interface Loaded {
  table: CsvTable
  mapping: Mapping
}

function offerUndo({ id: connectionId }: Connection, { importId, customerIds }: DoneImport): void {
  const undo = () =>
    void said(async () => {
      const { removed, restored, kept } = await send('payments.undoImport', {
        connectionId,
        importId,
        customerIds,
      })
      const words = restored > 0 ? ` ${i18n.t('csvImport.restored', restored)}` : ''
      const stay = kept.length > 0 ? ` ${i18n.t('csvImport.keptCount', kept.length)}` : ''
      toast({ message: `${i18n.t('csvImport.undone', removed)}.${words}${stay}` })
    })
  toast({ message: i18n.t('csvImport.done'), undo })
}

/** A processor's or bank's file of ACH results: chosen, its columns named, previewed, imported, taken back. */
export function CsvDialog({ connection, onClose }: { connection: Connection; onClose: () => void }) {
  const [loaded, setLoaded] = useState<Loaded>()
  const [answers, setAnswers] = useState<Answers>(new Map())
  const [done, setDone] = useState<DoneImport>()
  const [undone, setUndone] = useState(false)
  const command = useCommand('payments.importRows')
  const { value: preview, error } = usePreview(connection, loaded, answers)
  const load = (table: CsvTable) => {
    setAnswers(new Map())
    setLoaded({ table, mapping: mappingFor(table) })
  }
  const map = (mapping: Mapping) => {
    if (!loaded) return
    rememberMapping(loaded.table.fileType, mapping)
    setLoaded({ ...loaded, mapping })
  }
  const doing = preview?.filter(({ effect }) => DOES.has(effect.kind)).length ?? 0
  const run = async () => {
    if (!loaded || !preview) return
    rememberMapping(loaded.table.fileType, loaded.mapping)
    const importId = crypto.randomUUID()
    const { fileType } = loaded.table
    const rows = answered(preview, answers)
    const finished = await command.run({ connectionId: connection.id, fileType, importId, rows })
    if (!finished) return
    const unread = preview.flatMap(({ row, ready, problem }) =>
      ready ? [] : [{ row, kind: 'refused' as const, message: problem ?? '' }],
    )
    setDone({
      importId,
      results: [...finished.answer.results, ...unread].sort((a, b) => a.row - b.row),
      customerIds: [...new Set(rows.map(({ customerId }) => customerId))],
      at: Date.now(),
    })
  }
  // Closing is no answer: what can still be taken back is offered once more.
  const leave = () => {
    onClose()
    if (done && !undone && done.results.some(({ kind }) => DOES.has(kind))) offerUndo(connection, done)
  }
  const actions = done ? (
    <Button variant="primary" onClick={leave}>
      {i18n.t('shared.close')}
    </Button>
  ) : (
    <>
      <Button onClick={onClose}>{i18n.t('shared.cancel')}</Button>
      {loaded && (
        <>
          <Button onClick={() => setLoaded(undefined)}>{i18n.t('csvImport.another')}</Button>
          <Button variant="primary" disabled={doing === 0} pending={command.pending} onClick={run}>
            {i18n.t('csvImport.run', doing)}
          </Button>
        </>
      )}
    </>
  )
  return (
    <Dialog title={i18n.t('csvImport.title')} size="large" onClose={leave} actions={actions}>
      {done ? (
        <ImportReport connection={connection} {...done} onUndone={() => setUndone(true)} />
      ) : !loaded ? (
        <SourceStep onTable={load} />
      ) : (
        <div class="stack stack-m">
          <MappingFields headers={loaded.table.headers} mapping={loaded.mapping} onMapping={map} />
          {error && <Banner tone="bad">{error.message}</Banner>}
          {missingColumns(loaded.mapping).length > 0 ? (
            <Banner tone="info">{i18n.t('csvImport.chooseColumns')}</Banner>
          ) : (
            <PreviewTable
              rows={preview}
              answers={answers}
              onAnswer={(reference, is) => setAnswers(new Map([...answers, [reference, is]]))}
            />
          )}
          <ErrorNotice error={command.error} />
        </div>
      )}
    </Dialog>
  )
}

const DOES = new Set(['new', 'status-change', 'link'])

/** Held against the ledger as it stands, and again whenever it changes. */
function usePreview(connection: Connection, loaded: Loaded | undefined, answers: Answers) {
  const live = useLive(
    async ledger => {
      if (!loaded || missingColumns(loaded.mapping).length > 0) return undefined
      const { table, mapping } = loaded
      const rows = await resolveRows(ledger, connection.id, table, mapping)
      const customers = new Set(rows.flatMap(({ ready }) => ready?.customer.id ?? []))
      const payments = await processorPayments(ledger, connection.id, [...customers])
      return { loaded, rows: foresee(rows, payments, connection, table.fileType, answers) }
    },
    [loaded, answers],
    { when: ['records'], connectionId: connection.id },
  )
  // Rows of a mapping that was changed meanwhile must not be imported.
  return { value: live.value?.loaded === loaded ? live.value?.rows : undefined, error: live.error }
}
