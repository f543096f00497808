import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { invoiceView } from '../../core/ledger/invoice-view.ts'
import { formatAmount } from '../../core/ledger/money.ts'
import { submissionOf } from '../../core/ledger/submission.ts'
import { makeBackup } from '../../core/store/backup.ts'
import { BACKED_UP, BackupError } from '../../core/store/backup-format.ts'
import { listConnections, putConnection } from '../../core/store/connections.ts'
import { type Ledger, ledgerNamed } from '../../core/store/open.ts'
import { paymentsOfInvoice } from '../../core/store/payments.ts'
import { allRecords, putRecord } from '../../core/store/records.ts'
import { restoreBackup } from '../../core/store/restore.ts'
import { reading, write } from '../../core/store/transaction.ts'
import { connection, customer, invoice, NOW, payment } from '../unit/components/ledger-rows.ts'
import { fuzz, LIMIT } from './fuzz.ts'
import { wound, wounded } from './hostile.ts'

/** A backup file that somebody damaged, cut, mixed up or wrote by hand. */
let packed: Uint8Array<ArrayBuffer>
let lines: unknown[]
let target: Ledger
let before: string

const pack = async (text: string): Promise<Blob> =>
  new Response(new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))).blob()
const facts = { madeAt: NOW, madeBy: '0.1.0', preferences: { version: 1, data: {} } }

/** Everything in the ledger, to see that nothing changed. */
async function contents(ledger: Ledger): Promise<string> {
  const tx = reading(ledger, [...BACKED_UP])
  return JSON.stringify(await Promise.all(BACKED_UP.map(store => tx.objectStore(store).getAll())))
}

async function fill(ledger: Ledger, companyName: string): Promise<void> {
  await write(ledger, ['connections', 'customers', 'invoices', 'payments'], tx => {
    putConnection(tx, connection({ companyName }))
    putRecord(tx, customer())
    for (const n of [1, 2, 3]) putRecord(tx, invoice({ id: String(n), number: `10${n}` }))
    putRecord(tx, payment())
  })
}

beforeAll(async () => {
  const source = await ledgerNamed('fuzz-restore-source').open()
  await fill(source, 'Saved')
  const file = await makeBackup(source, facts)
  packed = new Uint8Array(await file.arrayBuffer())
  const text = await new Response(file.stream().pipeThrough(new DecompressionStream('gzip'))).text()
  lines = text
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as unknown)
  target = await ledgerNamed('fuzz-restore-target').open()
  await fill(target, 'Standing here')
  before = await contents(target)
})

/** What the screens show of each record must not fail on it. */
async function everyViewIsMade(ledger: Ledger): Promise<void> {
  for (const company of await listConnections(ledger)) {
    const now = Date.parse(NOW)
    const settings = { submitAuthorizedAch: true }
    for (const each of await allRecords(ledger, company.id, 'invoice')) {
      const payments = await paymentsOfInvoice(ledger, company.id, each.id)
      const view = invoiceView({ invoice: each, payments, connection: company, settings, now, foundBy: 'id' })
      expect(Number.isSafeInteger(view.balance.ar)).toBe(true)
      formatAmount(each.total, each.currency)
    }
    for (const each of await allRecords(ledger, company.id, 'payment')) submissionOf(each, settings)
    for (const each of await allRecords(ledger, company.id, 'customer')) each.name.toLowerCase()
  }
}

/** Restored whole, or refused in words with nothing changed: no half of a file, no other error. */
async function wholeOrNot(file: Blob): Promise<'restored' | 'refused'> {
  try {
    const { connections } = await restoreBackup(target, file, NOW)
    // What waits to be sent must not go out, and nothing is signed in.
    for (const { state, isHome } of connections) expect([state, isHome]).toEqual(['sign-in-needed', true])
    await makeBackup(target, facts)
    await everyViewIsMade(target)
  } catch (error) {
    const after = await contents(target)
    // What follows a failure begins with what should have stood here.
    if (after !== before) await fill(target, 'Standing here')
    expect(error).toBeInstanceOf(BackupError)
    expect((error as Error).message.length).toBeLessThan(400)
    expect(after).toBe(before)
    return 'refused'
  }
  await fill(target, 'Standing here')
  before = await contents(target)
  return 'restored'
}

it(
  'refuses bytes that are no backup, or no longer one',
  async () => {
    const counts = { restored: 0, refused: 0 }
    await fuzz(
      'backup files with damaged bytes',
      150,
      fc.oneof(
        fc.uint8Array({ maxLength: 300 }),
        fc.nat(999).map(part => packed.slice(0, Math.floor((packed.length * part) / 1000))),
        fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })).map(([at, by]) => {
          const copy = packed.slice()
          copy[at % copy.length] = ((copy[at % copy.length] as number) + by) % 256
          return copy
        }),
      ),
      async bytes => {
        counts[await wholeOrNot(new Blob([bytes as Uint8Array<ArrayBuffer>]))] += 1
      },
    )
    expect(counts.refused).toBeGreaterThan(100)
  },
  LIMIT,
)

it(
  'refuses lines that were cut, mixed up, doubled or rewritten, or takes them whole',
  async () => {
    const counts = { restored: 0, refused: 0 }
    const edit = fc.oneof(
      {
        arbitrary: fc.record({
          do: fc.constant('wound' as const),
          line: fc.nat(20),
          wounds: fc.array(wound, { minLength: 1, maxLength: 2 }),
        }),
        weight: 5,
      },
      // What a later release may add: such a file is to be taken.
      {
        arbitrary: fc.record({ do: fc.constant('more' as const), line: fc.nat(20), value: fc.jsonValue() }),
        weight: 4,
      },
      { arbitrary: fc.record({ do: fc.constant('drop' as const), line: fc.nat(20) }), weight: 1 },
      { arbitrary: fc.record({ do: fc.constant('double' as const), line: fc.nat(20) }), weight: 1 },
      {
        arbitrary: fc.record({ do: fc.constant('swap' as const), line: fc.nat(20), with: fc.nat(20) }),
        weight: 1,
      },
      {
        arbitrary: fc.record({
          do: fc.constant('raw' as const),
          line: fc.nat(20),
          text: fc.string({ unit: 'binary' }),
        }),
        weight: 1,
      },
    )
    await fuzz(
      'backup files with rewritten lines',
      300,
      fc.array(edit, { minLength: 1, maxLength: 3 }),
      async edits => {
        const text = lines.map(line => JSON.stringify(line))
        for (const each of edits) {
          const at = each.line % text.length
          if (each.do === 'wound')
            text[at] = JSON.stringify(wounded(JSON.parse(text[at] || 'null'), each.wounds)) ?? ''
          else if (each.do === 'more')
            text[at] = JSON.stringify({ ...JSON.parse(text[at] || 'null'), laterOn: each.value })
          else if (each.do === 'drop') text.splice(at, 1)
          else if (each.do === 'double') text.splice(at, 0, text[at] as string)
          else if (each.do === 'swap')
            [text[at], text[each.with % text.length]] = [
              text[each.with % text.length] as string,
              text[at] as string,
            ]
          else text[at] = each.text
          if (
            text.length === 0 ||
            text.some(line => {
              try {
                JSON.parse(line)
              } catch {
                return true
              }
              return false
            })
          )
            break
        }
        counts[await wholeOrNot(await pack(`${text.join('\n')}\n`))] += 1
      },
    )
    console.log(`      ${counts.refused} refused with nothing changed, ${counts.restored} restored whole`)
    expect(Math.min(counts.refused, counts.restored)).toBeGreaterThan(10)
  },
  LIMIT,
)
