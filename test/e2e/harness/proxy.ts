import { createServer, type Server } from 'node:http'
import { connect, type Socket } from 'node:net'

/**
 * A loopback CONNECT proxy for Firefox: the accounting systems' real host names lead to the sandbox,
 * and every other host is refused, so that no test can reach beyond this machine.
 */
export async function startProxy(httpsPort: number): Promise<{ port: number; close(): Promise<void> }> {
  const open = new Set<Socket>()
  const server: Server = createServer((_request, response) => response.writeHead(502).end())
  server.on('connection', socket => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
  })
  server.on('connect', (request, client: Socket) => {
    client.on('error', () => client.destroy())
    const host = request.url?.split(':')[0] ?? ''
    if (!/(^|\.)(intuit|intacct)\.com$/.test(host) && !host.endsWith('.example')) {
      client.end('HTTP/1.1 403 Forbidden\r\n\r\n')
      return
    }
    const upstream = connect(httpsPort, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n')
      upstream.pipe(client)
      client.pipe(upstream)
    })
    upstream.on('error', () => client.destroy())
    client.on('close', () => upstream.destroy())
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    close: async () => {
      for (const socket of open) socket.destroy()
      await new Promise<void>(resolve => server.close(() => resolve()))
    },
  }
}
