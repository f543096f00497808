import { useEffect, useState } from 'preact/hooks'
import { i18n } from '#i18n'
import type { Connection } from '../../../../core/ledger/connection.ts'
import { type ImportResult, UNDO_MILLISECONDS, type UndoneImport } from '../../../../core/ledger/csv-book.ts'
import { formatAmount } from '../../../../core/ledger/money.ts'
import { Banner } from '../../../shared/banner.tsx'
import { Button } from '../../../shared/button.tsx'
import { ErrorNotice } from '../../../shared/command-error.tsx'
import { useCommand } from '../../../shared/use-command.ts'
import { systemName } from '../../../shared/words.ts'
import { counted, countText } from './effect-words.ts'

/** An import that was carried out. */
export interface DoneImport {
  importId: string
  results: ImportResult[]
  /** Those that the file named. */
  customerIds: string[]
  /** Epoch milliseconds. */
  at: number
}

/** Whole seconds that are left; drawn anew as they pass. */
function useSecondsUntil(time: number): number {
  const left = () => Math.max(0, Math.ceil((time - Date.now()) / 1000))
  const [seconds, setSeconds] = useState(left)
  useEffect(() => {
    const timer = setInterval(() => {
      setSeconds(left())
      if (left() === 0) clearInterval(timer)
    }, 1000)
    return () => clearInterval(timer)
  }, [time])
  return seconds
}

/** What became of the import, and the way back while its payments have not been sent. */
export function ImportReport({
  connection,
  importId,
  customerIds,
  at,
  results,
  onUndone,
}: DoneImport & { connection: Connection; onUndone: () => void }) {
  const [undone, setUndone] = useState<UndoneImport>()
  const undo = useCommand('payments.undoImport')
  const takeBack = async () => {
    const done = await undo.run({ connectionId: connection.id, importId, customerIds })
    if (!done) return
    setUndone(done.answer)
    onUndone()
  }
  const system = systemName(connection.system)
  const seconds = useSecondsUntil(at + UNDO_MILLISECONDS)
  const made = results.some(({ kind }) => kind === 'new')
  const refused = results.filter(({ kind }) => kind === 'refused')
  const changes = results.some(({ kind }) => kind === 'status-change' || kind === 'link')
  return (
    <div class="stack stack-m">
      <Banner
        tone={refused.length > 0 ? 'warn' : 'good'}
        live="status"
        title={i18n.t('csvImport.done')}
        actions={
          (made || changes) &&
          !undone && (
            <Button size="small" pending={undo.pending} onClick={takeBack}>
              {i18n.t('shared.undo')}
            </Button>
          )
        }
      >
        <ul>
          {counted(results.map(({ kind }) => kind)).map(({ kind, count }) => (
            <li key={kind}>{countText(kind, count)}</li>
          ))}
        </ul>
        {made && !undone && (
          <p>{i18n.t(seconds > 0 ? 'csvImport.undoAbout' : 'csvImport.undoLate', { system, seconds })}</p>
        )}
      </Banner>
      <ErrorNotice error={undo.error} />
      {undone && (
        <Banner
          tone={undone.kept.length > 0 ? 'warn' : 'info'}
          live="status"
          title={
            undone.removed === 0 && undone.restored > 0
              ? i18n.t('csvImport.restored', undone.restored)
              : i18n.t('csvImport.undone', undone.removed)
          }
        >
          {undone.kept.length > 0 && (
            <>
              <p>{i18n.t('csvImport.kept', { system: systemName(connection.system) })}</p>
              <ul>
                {undone.kept.map(({ id, customerName, amount, currency }) => (
                  <li key={id}>
                    {customerName} · {formatAmount(amount, currency)}
                  </li>
                ))}
              </ul>
            </>
          )}
          {undone.removed > 0 && undone.restored > 0 && (
            <p>{i18n.t('csvImport.restored', undone.restored)}</p>
          )}
        </Banner>
      )}
      {refused.length > 0 && (
        <div class="csv-preview">
          <h4>{i18n.t('csvImport.notImported')}</h4>
          <ul class="small">
            {refused.map(({ row, message }) => (
              <li key={row}>
                {i18n.t('csvImport.rowNumber', { number: String(row) })}: {message}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
