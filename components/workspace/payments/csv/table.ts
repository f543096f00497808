import Papa from 'papaparse'
import { i18n } from '#i18n'
import { FileProblem } from './read-file.ts'

/** As many as one message to the worker carries (core/messaging/protocol.ts). */
const MOST_ROWS = 5000

/** The header row and the rows below it, as they stand in the file. */
export interface CsvTable {
  headers: string[]
  rows: { row: number; cells: string[]; problem?: string }[]
  /** What tells one processor's files from another's: the header row. */
  fileType: string
}

/**
 * Comma, semicolon, tab or bar: papaparse finds out which. Empty lines are left out but counted, so that a
 * row's number is the one a spreadsheet shows.
 * @throws FileProblem when there is nothing to import, or too much
 */
export function readTable(text: string): CsvTable {
  const { data, errors } = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), {
    delimitersToGuess: [',', ';', '\t', '|'],
  })
  const broken = new Map(
    errors.filter(({ type }) => type === 'Quotes').map(({ row }) => [row, i18n.t('csvImport.quotes')]),
  )
  const lines = data
    .map((cells, at) => ({ row: at + 1, cells: cells.map(cell => cell.trim()), problem: broken.get(at) }))
    .filter(({ cells }) => cells.some(cell => cell !== ''))
  const [head, ...rows] = lines
  if (!head || rows.length === 0) throw new FileProblem(i18n.t('csvImport.empty'))
  if (head.cells.length < 3) throw new FileProblem(i18n.t('csvImport.fewColumns'))
  if (rows.length > MOST_ROWS)
    throw new FileProblem(
      i18n.t('csvImport.tooMany', { rows: rows.length.toLocaleString(), most: MOST_ROWS.toLocaleString() }),
    )
  return {
    headers: head.cells,
    rows: rows.map(({ problem, ...row }) => ({ ...row, ...(problem ? { problem } : {}) })),
    fileType: head.cells.join(', ').toLowerCase().slice(0, 4000),
  }
}
