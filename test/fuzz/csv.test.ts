import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { guessMapping } from '../../components/workspace/payments/csv/mapping.ts'
import { decode, FileProblem } from '../../components/workspace/payments/csv/read-file.ts'
import { type ResolvedRow, resolveRows } from '../../components/workspace/payments/csv/resolve.ts'
import { type CsvTable, readTable } from '../../components/workspace/payments/csv/table.ts'
import { protocol } from '../../core/messaging/protocol.ts'
import { type Ledger, ledgerNamed } from '../../core/store/open.ts'
import { putRecord } from '../../core/store/records.ts'
import { write } from '../../core/store/transaction.ts'
import { customer, ID, invoice } from '../unit/components/ledger-rows.ts'
import { fuzz, LIMIT } from './fuzz.ts'
import { NASTY } from './hostile.ts'

/** A processor's file, from its bytes to the rows that would go to the worker. */
let ledger: Ledger
beforeAll(async () => {
  ledger = await ledgerNamed('fuzz-csv').open()
  await write(ledger, ['customers', 'invoices'], tx => {
    putRecord(tx, customer())
    putRecord(tx, customer({ id: '8', name: '__proto__', currency: 'JPY' }))
    putRecord(tx, invoice())
    putRecord(tx, invoice({ id: '2', externalId: '2', number: 'constructor', customerId: '8' }))
  })
})

const table = (text: string): CsvTable | undefined => {
  try {
    return readTable(text)
  } catch (error) {
    if (error instanceof FileProblem && error.message) return undefined
    throw error
  }
}

/** Each row is one or the other: fit to be sent, or refused in words. */
async function sound(read: CsvTable): Promise<ResolvedRow[]> {
  const rows = await resolveRows(ledger, ID, read, guessMapping(read))
  expect(rows.map(({ row }) => row)).toEqual(read.rows.map(({ row }) => row))
  for (const { ready, problem } of rows) expect(Boolean(ready)).toBe(!problem)
  const input = {
    connectionId: ID,
    fileType: read.fileType,
    importId: 'i',
    rows: rows.flatMap(({ ready }) => (ready ? [ready.row] : [])),
  }
  expect(protocol['payments.importRows'].input.safeParse(input).success).toBe(true)
  for (const { amount, reference } of input.rows) {
    expect(Number.isSafeInteger(amount) && amount > 0).toBe(true)
    expect(reference).not.toBe('')
  }
  return rows
}

it(
  'reads any bytes as a table, or says why not',
  async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc
        .tuple(
          fc.constantFrom([], [0xff, 0xfe], [0xfe, 0xff], [0xef, 0xbb, 0xbf], [0x50, 0x4b, 3, 4]),
          fc.uint8Array({ maxLength: 200 }),
        )
        .map(([mark, rest]) => Uint8Array.from([...mark, ...rest])),
    )
    await fuzz('CSV files of any bytes', 400, bytes, async raw => {
      let text: string
      try {
        text = decode(raw)
      } catch (error) {
        expect(error).toBeInstanceOf(FileProblem)
        return
      }
      const read = table(text)
      if (read) await sound(read)
    })
  },
  LIMIT,
)

const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
const HEAD = 'Date,Customer,Invoice,Amount,Status,Trace number'
const good = (n: number) => `2026-03-0${n},Amy,1042,${n}.50,Settled,T${n}`

it(
  'names a bad row and keeps the good ones around it',
  async () => {
    const cell = fc.oneof(
      fc.constantFrom(...NASTY.map(value => (typeof value === 'string' ? value : JSON.stringify(value)))),
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom('9'.repeat(400), '1e5', '٣٫٥٠', '１２３', '0.001', '-5', '(5)', '99999999999999.99'),
    )
    let refused = 0
    await fuzz(
      'CSV rows of hostile cells between good ones',
      300,
      fc.record({ at: fc.nat(5), cell, more: fc.array(cell, { maxLength: 3 }), raw: fc.boolean() }),
      async ({ at, cell, more, raw }) => {
        const cells = good(2).split(',')
        cells[at] = raw ? cell.replace(/["\r\n,]/g, ' ') : quoted(cell)
        const bad = [...cells, ...more.map(quoted)].join(',')
        const read = table([HEAD, good(1), bad, good(3)].join('\n'))
        expect(read).toBeDefined()
        const rows = await sound(read as CsvTable)
        const ready = rows.flatMap(({ ready }) => (ready ? [ready.row] : []))
        expect(ready).toContainEqual(
          expect.objectContaining({ reference: 'T1', amount: 150, invoiceId: '1' }),
        )
        expect(ready).toContainEqual(
          expect.objectContaining({ reference: 'T3', amount: 350, invoiceId: '1' }),
        )
        refused += rows.filter(({ problem }) => problem).length
      },
    )
    expect(refused).toBeGreaterThan(50)
  },
  LIMIT,
)
