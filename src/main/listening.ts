import type { Server } from 'node:http'

/** Listens on 127.0.0.1 alone; port 0 is any free one. Answers the port. Throws what the system says (`EADDRINUSE`). */
export function listenOnLoopback(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.removeListener('error', reject)
      const address = server.address()
      if (typeof address === 'object' && address) resolve(address.port)
    })
  })
}

/** Stops listening and breaks what is open: a wake-up stream would otherwise keep the server for ever. */
export async function stopListening(server: Server): Promise<void> {
  if (!server.listening) return
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeAllConnections()
  await closed
}
