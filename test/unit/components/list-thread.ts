import {
  type ListPort,
  type ListRequest,
  serveLists,
} from '../../../components/workspace/invoices/serve-lists.ts'

/** happy-dom has no threads: the list's is played in this one, over the same messages. */
class ListThread {
  onmessage: ((event: { data: unknown }) => void) | null = null
  private readonly port: ListPort = {
    onmessage: null,
    postMessage: answer => queueMicrotask(() => this.onmessage?.({ data: structuredClone(answer) })),
  }
  constructor(url: URL) {
    if (!url.pathname.endsWith('/list-thread.ts')) throw new Error(`No such thread: ${url}`)
    serveLists(this.port)
  }
  postMessage(request: ListRequest): void {
    this.port.onmessage?.({ data: structuredClone(request) })
  }
  terminate(): void {
    this.onmessage = null
  }
}
Object.assign(globalThis, { Worker: ListThread })
