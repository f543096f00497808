import { afterEach, expect, test, vi } from 'vitest'
import { type Lists, openLists } from '../../../../../components/workspace/invoices/lists.ts'
import { openLedger } from '../../../../../core/store/open.ts'
import { putRecord } from '../../../../../core/store/records.ts'
import { write } from '../../../../../core/store/transaction.ts'
import { connection, ID, invoice, stock } from '../../ledger-rows.ts'
import '../../list-thread.ts'

const of = { connectionId: ID, today: '2026-03-01' }
let lists: Lists
afterEach(() => {
  lists.close()
  vi.restoreAllMocks()
})

const numbers = async (over: object = {}) => {
  const { rows, total } = await lists.select({ ...of, sort: 'number', ...over })
  return [total, ...rows.map(row => row.invoice.number)]
}

test('it answers from what was read, and anew after the next reading', async () => {
  await stock([connection()], [invoice(), invoice({ id: '2', number: '900' })])
  lists = openLists()
  expect(await numbers()).toEqual([0])
  await lists.read(of)
  expect(await numbers()).toEqual([2, '900', '1042'])
  expect(await numbers({ limit: 1, descending: true })).toEqual([2, '1042'])
  await write(await openLedger(), ['invoices'], tx => void putRecord(tx, invoice({ id: '3', number: '901' })))
  expect(await numbers()).toEqual([2, '900', '1042'])
  // Asked while it reads: what was read before answers.
  const reading = lists.read(of)
  expect(await numbers()).toEqual([2, '900', '1042'])
  await reading
  expect(await numbers()).toEqual([3, '900', '901', '1042'])
})

test('what fails in the thread fails here, in its words', async () => {
  await stock([connection()])
  lists = openLists()
  vi.spyOn(IDBObjectStore.prototype, 'getAll').mockImplementation(() => {
    throw new Error('The disk is gone')
  })
  await expect(lists.read(of)).rejects.toThrow('The disk is gone')
  await expect(numbers()).resolves.toEqual([0])
})

test('a thread whose script does not load answers nothing: every question fails', async () => {
  class NoScript {
    onerror?: (event: { message: string }) => void
    postMessage(): void {
      queueMicrotask(() => this.onerror?.({ message: 'Script error' }))
    }
    terminate(): void {}
  }
  vi.stubGlobal('Worker', NoScript)
  lists = openLists()
  vi.unstubAllGlobals()
  await expect(Promise.allSettled([lists.read(of), lists.select(of)])).resolves.toEqual([
    { status: 'rejected', reason: new Error('Script error') },
    { status: 'rejected', reason: new Error('Script error') },
  ])
})
