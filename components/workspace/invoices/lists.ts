import type { InvoiceListing, InvoiceQuery } from '../../../core/store/select-invoices.ts'
import type { ListAnswer, ListCommand } from './serve-lists.ts'

export interface Lists {
  /** Reads all invoices anew; what was read before answers until it is done. */
  read(of: Pick<InvoiceQuery, 'connectionId' | 'today'>): Promise<void>
  /** One page of what was read, with count and sums. */
  select(query: InvoiceQuery): Promise<InvoiceListing>
  close(): void
}

interface Waiting {
  resolve(listing: InvoiceListing | undefined): void
  reject(error: Error): void
}

/**
 * The whole list in a thread of its own: reading, sorting and keeping 100,000 invoices there leaves the page
 * its frames, and it carries no more than the rows it shows.
 * @throws Error with the thread's message, from each call
 */
export function openLists(): Lists {
  const thread = new Worker(new URL('./list-thread.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, Waiting>()
  let last = 0
  const ask = (command: ListCommand): Promise<InvoiceListing | undefined> =>
    new Promise((resolve, reject) => {
      waiting.set(++last, { resolve, reject })
      thread.postMessage({ ...command, id: last })
    })
  thread.onmessage = ({ data }: MessageEvent<ListAnswer>) => {
    const answer = waiting.get(data.id)
    waiting.delete(data.id)
    if ('error' in data) answer?.reject(new Error(data.error))
    else answer?.resolve(data.listing)
  }
  // Its script did not load: nothing will ever be answered.
  thread.onerror = ({ message }) => {
    for (const answer of waiting.values()) answer.reject(new Error(message))
    waiting.clear()
  }
  return {
    read: async ({ connectionId, today }) => void (await ask({ read: { connectionId, today } })),
    select: async select => (await ask({ select })) as InvoiceListing,
    close: () => thread.terminate(),
  }
}
