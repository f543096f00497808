import { useRef, useState } from 'preact/hooks'
import { i18n } from '#i18n'
import { CommandError } from '../../../../core/messaging/client.ts'
import { Button } from '../../../shared/button.tsx'
import { ErrorNotice } from '../../../shared/command-error.tsx'
import { TextArea } from '../../../shared/field.tsx'
import { useAction } from '../../../shared/use-command.ts'
import { FileProblem, fileText } from './read-file.ts'
import { type CsvTable, readTable } from './table.ts'

/** The file, or its rows pasted from a spreadsheet. */
export function SourceStep({ onTable }: { onTable: (table: CsvTable) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const [pasted, setPasted] = useState('')
  const read = useAction(async (source: Blob) => {
    try {
      onTable(readTable(await fileText(source)))
    } catch (error) {
      throw error instanceof FileProblem ? new CommandError('refused', error.message) : error
    }
  })
  return (
    <div class="stack stack-m">
      <p>{i18n.t('csvImport.about')}</p>
      <div class="row">
        <Button variant="primary" icon="import" pending={read.pending} onClick={() => input.current?.click()}>
          {i18n.t('csvImport.choose')}
        </Button>
        <input
          ref={input}
          class="visually-hidden"
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          tabIndex={-1}
          aria-label={i18n.t('csvImport.file')}
          onChange={event => {
            const [file] = event.currentTarget.files ?? []
            if (file) void read.run(file)
            // The same file can be chosen again after an error.
            event.currentTarget.value = ''
          }}
        />
      </div>
      <TextArea
        label={i18n.t('csvImport.paste')}
        hint={i18n.t('csvImport.pasteHint')}
        rows={5}
        spellcheck={false}
        value={pasted}
        onValue={setPasted}
      />
      <div class="row">
        <Button disabled={pasted.trim() === ''} onClick={() => void read.run(new Blob([pasted]))}>
          {i18n.t('csvImport.readPasted')}
        </Button>
      </div>
      <ErrorNotice error={read.error} />
    </div>
  )
}
