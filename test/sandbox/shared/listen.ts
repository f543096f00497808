import { createServer as createHttp } from 'node:http'
import { createServer as createHttps } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { type ServerType, serve } from '@hono/node-server'
import { makeCertificate } from './certificate.ts'

export type Handler = NonNullable<Parameters<typeof serve>[0]>['fetch']

export interface Listeners {
  httpsPort: number
  httpPort: number
  close(): Promise<void>
}

/**
 * One handler behind two doors: HTTPS for browsers that are led here under the real host names, plain HTTP
 * for clients aimed at the loopback address. Loopback only.
 */
export async function listen(fetch: Handler, port = 0): Promise<Listeners> {
  const { key, cert } = await makeCertificate()
  const https = await open(fetch, port, { createServer: createHttps, serverOptions: { key, cert } })
  const http = await open(fetch, 0, { createServer: createHttp })
  return {
    httpsPort: https.port,
    httpPort: http.port,
    close: async () => {
      await Promise.all([https.close(), http.close()])
    },
  }
}

async function open(
  fetch: Handler,
  port: number,
  how:
    | { createServer: typeof createHttp }
    | { createServer: typeof createHttps; serverOptions: { key: string; cert: string } },
): Promise<{ port: number; close(): Promise<void> }> {
  const sockets = new Set<Socket>()
  return new Promise((resolve, reject) => {
    const server: ServerType = serve({ fetch, port, hostname: '127.0.0.1', ...how }, (info: AddressInfo) =>
      resolve({
        port: info.port,
        close: () =>
          new Promise<void>(done => {
            server.close(() => done())
            for (const socket of sockets) socket.destroy()
          }),
      }),
    )
    server.once('error', reject)
    server.on('connection', (socket: Socket) => {
      sockets.add(socket)
      socket.once('close', () => sockets.delete(socket))
      // A browser that hangs up mid-answer is no failure of the sandbox.
      socket.on('error', () => socket.destroy())
    })
  })
}
