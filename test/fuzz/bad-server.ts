import type { AddressInfo } from 'node:net'
import { createServer, type Server, type Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'

/** What a server, or something between it and us, does with its answer on a real connection. */
export interface Fault {
  how:
    | 'whole'
    | 'cut'
    | 'short length'
    | 'long length'
    | 'reset'
    | 'reset at once'
    | 'drip'
    | 'bad chunk'
    | 'cut chunks'
    | 'gzip'
    | 'gzip garbage'
    | 'gzip cut'
    | 'huge'
    | 'endless'
    | 'no http'
    | 'redirect'
  status: number
  body: 'good' | 'html' | 'xml' | 'fault' | 'nothing' | 'bytes'
  /** Where it is cut, of 1,000. */
  part: number
}

export const fault: fc.Arbitrary<Fault> = fc.record({
  how: fc.constantFrom(
    'whole',
    'whole',
    'whole',
    'drip',
    'gzip',
    'cut',
    'short length',
    'long length',
    'reset',
    'reset at once',
    'drip',
    'bad chunk',
    'cut chunks',
    'gzip',
    'gzip garbage',
    'gzip cut',
    'huge',
    'endless',
    'no http',
    'redirect',
  ),
  status: fc.constantFrom(
    200,
    200,
    200,
    200,
    200,
    200,
    200,
    200,
    201,
    204,
    400,
    401,
    403,
    404,
    407,
    429,
    500,
    502,
    503,
    999,
  ),
  body: fc.constantFrom('good', 'good', 'good', 'good', 'good', 'html', 'xml', 'fault', 'nothing', 'bytes'),
  part: fc.nat(999),
})

const BODIES: Record<Exclude<Fault['body'], 'good'>, string> = {
  html: '<!doctype html><html><head><title>Sign in to the network</title></head><body>Proxy</body></html>',
  xml: '<?xml version="1.0"?><IntuitResponse><Fault type="SERVICE"><Error code="3001"><Message>Throttled</Message></Error></Fault></IntuitResponse>',
  fault:
    '{"Fault":{"Error":[{"Message":"m","Detail":"d","code":"6000"}],"type":"ValidationFault"},"ia::result":{"ia::error":{"code":"invalidRequest","message":"m"}}}',
  nothing: '',
  bytes: '\u0000\u0001\ufffd\u0002',
}
/** Larger than any answer of either system, of what a reader must take in whole: blanks. */
const HUGE = 4_000_000

/** A loopback server that answers each request as told, and counts what reached it. */
export async function badServer() {
  let next: { fault: Fault; good: string } | undefined
  const requests: string[] = []
  const open = new Set<Socket>()
  const server: Server = createServer(socket => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    socket.on('error', () => undefined)
    let text = ''
    let answered = false
    socket.on('data', data => {
      text += data.toString('latin1')
      const head = text.indexOf('\r\n\r\n')
      if (head === -1 || answered) return
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0)
      if (text.length < head + 4 + length) return
      answered = true
      requests.push(text.slice(0, text.indexOf('\r\n')))
      if (next) void answer(socket, next.fault, next.good)
    })
  })
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return {
    requests,
    /** `fetch` that finds every host here. */
    fetch: ((input: RequestInfo | URL, init?: RequestInit) => {
      const { pathname, search } = new URL(String(input))
      return fetch(`http://127.0.0.1:${port}${pathname}${search}`, init)
    }) as typeof fetch,
    answerWith(fault: Fault, good: string) {
      requests.length = 0
      next = { fault, good }
    },
    async close() {
      for (const socket of open) socket.destroy()
      await new Promise(done => server.close(done))
    },
  }
}

const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds))

async function answer(socket: Socket, { how, status, body, part }: Fault, good: string): Promise<void> {
  const plain = Buffer.from(body === 'good' ? good : BODIES[body])
  const at = Math.floor((plain.length * part) / 1000)
  const head = (...fields: string[]) =>
    `HTTP/1.1 ${status} Said\r\nContent-Type: application/json\r\nConnection: close\r\n${fields.map(field => `${field}\r\n`).join('')}\r\n`
  const length = (bytes: { length: number }) => `Content-Length: ${bytes.length}`
  const whole = (bytes: Buffer, ...fields: string[]) => {
    socket.write(head(length(bytes), ...fields))
    socket.end(bytes)
  }
  switch (how) {
    case 'whole':
      return whole(plain)
    case 'cut':
      socket.write(head(length(plain)))
      socket.end(plain.subarray(0, at))
      return
    case 'short length':
      socket.write(head(`Content-Length: ${at}`))
      socket.end(plain)
      return
    case 'long length':
      socket.write(head(`Content-Length: ${plain.length + 1 + part}`))
      socket.end(plain)
      return
    case 'reset':
      socket.write(head(length(plain)))
      socket.write(plain.subarray(0, at))
      await pause(2)
      socket.resetAndDestroy()
      return
    case 'reset at once':
      socket.resetAndDestroy()
      return
    case 'drip':
      socket.write(head(length(plain)))
      for (let n = 0; n < 8 && !socket.destroyed; n += 1) {
        socket.write(
          plain.subarray(Math.floor((plain.length * n) / 8), Math.floor((plain.length * (n + 1)) / 8)),
        )
        await pause(1)
      }
      socket.end()
      return
    case 'bad chunk':
      socket.write(head('Transfer-Encoding: chunked'))
      socket.end(`zz\r\n${plain}\r\n0\r\n\r\n`)
      return
    case 'cut chunks':
      socket.write(head('Transfer-Encoding: chunked'))
      socket.end(`${plain.length.toString(16)}\r\n${plain.subarray(0, at)}`)
      return
    case 'gzip':
      return whole(gzipSync(plain), 'Content-Encoding: gzip')
    case 'gzip garbage':
      return whole(plain, 'Content-Encoding: gzip')
    case 'gzip cut': {
      const packed = gzipSync(plain)
      return whole(packed.subarray(0, Math.floor((packed.length * part) / 1000)), 'Content-Encoding: gzip')
    }
    case 'huge':
      return whole(Buffer.concat([Buffer.alloc(HUGE, ' '), plain]))
    case 'endless': {
      socket.write(head())
      const blanks = Buffer.alloc(1_000_000, ' ')
      // As fast as the other side takes it, until it goes.
      while (!socket.destroyed && socket.writable)
        await new Promise<void>(taken => {
          socket.once('close', taken)
          socket.write(blanks, () => {
            socket.off('close', taken)
            taken()
          })
        })
      return
    }
    case 'no http':
      socket.end(plain)
      return
    case 'redirect':
      socket.end('HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/elsewhere\r\nConnection: close\r\n\r\n')
  }
}
