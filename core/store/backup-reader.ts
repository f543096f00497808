import {
  BACKED_UP,
  BACKUP_FORMAT,
  type BackupEnd,
  BackupError,
  type BackupHeader,
  type BackupRow,
} from './backup-format.ts'
import { checkRow, isInstant } from './backup-rows.ts'

/** A line longer than this is no row of ours: refused before it fills the memory. */
const LONGEST_LINE = 20_000_000

/** What the file says of itself. @throws BackupError when it is no backup, or of a newer release. */
export async function readHeader(file: Blob, schema: number): Promise<BackupHeader> {
  for await (const line of linesOf(file)) return checkHeader(line, schema)
  throw new BackupError('This file is empty.')
}

/**
 * Every row, each checked, in the file's order.
 * @throws BackupError at the first that is damaged, or when the file was cut short
 */
export async function* rowsOfBackup(file: Blob, schema: number): AsyncGenerator<BackupRow> {
  let companies: Set<string> | undefined
  let rows = 0
  let ended = false
  for await (const line of linesOf(file)) {
    if (ended) throw new BackupError('The backup is damaged: something follows its end.')
    if (!companies) {
      companies = new Set(checkHeader(line, schema).companies.map(({ id }) => id))
      continue
    }
    const value = parse(line) as Partial<BackupRow & BackupEnd>
    if (value.end !== undefined) {
      if (value.end !== rows) throw new BackupError('The backup is damaged: rows are missing.')
      ended = true
      continue
    }
    if (!BACKED_UP.some(store => store === value.s) || typeof value.v !== 'object' || !value.v)
      throw new BackupError('The backup is damaged: it holds a row of an unknown kind.')
    const row = value as BackupRow
    checkRow(row.s, row.v, companies)
    rows += 1
    yield row
  }
  if (!ended) throw new BackupError('The backup is incomplete: its end is missing.')
}

function checkHeader(line: string, schema: number): BackupHeader {
  const header = parse(line) as Partial<BackupHeader>
  if (header?.format !== BACKUP_FORMAT) throw new BackupError('This file is no backup of AR Companion.')
  if (!Number.isInteger(header.schema) || Number(header.schema) < 1)
    throw new BackupError('The backup is damaged: it does not say which version made it.')
  if (Number(header.schema) > schema)
    throw new BackupError('This backup was made by a newer version of AR Companion. Update the extension.')
  const companies = Array.isArray(header.companies) ? header.companies : undefined
  if (
    !companies?.every(company => typeof company?.id === 'string' && typeof company.companyName === 'string')
  )
    throw new BackupError('The backup is damaged: it does not say which companies it holds.')
  if (typeof header.preferences !== 'object' || !header.preferences || !isInstant(header.madeAt))
    throw new BackupError('The backup is damaged: its header is incomplete.')
  return header as BackupHeader
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line) ?? {}
  } catch {
    throw new BackupError('The backup is damaged: a line of it cannot be read.')
  }
}

async function* linesOf(file: Blob): AsyncGenerator<string> {
  const text = file
    .stream()
    .pipeThrough(new DecompressionStream('gzip'))
    .pipeThrough(new TextDecoderStream('utf-8', { fatal: true }))
  const reader = text.getReader()
  let rest = ''
  try {
    for (;;) {
      const { done, value } = await reader.read().catch(() => {
        throw new BackupError('This file is no backup of AR Companion, or it is damaged.')
      })
      if (done) break
      const parts = (rest + value).split('\n')
      rest = parts.pop() ?? ''
      if (rest.length > LONGEST_LINE)
        throw new BackupError('The backup is damaged: a line of it is too long.')
      yield* parts
    }
    if (rest) yield rest
  } finally {
    await reader.cancel().catch(() => {})
  }
}
