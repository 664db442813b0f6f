import type { AddressInfo } from 'node:net'
import { connect, createServer, type Server, type Socket } from 'node:net'

/** A cable between a station and the hub that a test can pull out. */
export type Link = {
  /** The hub's address as it is reached through the cable, credentials included. */
  url: string
  cut(): Promise<void>
  mend(): Promise<void>
}

/** Passes every connection on to `url`; while it is cut, connections are refused and the open ones are gone. */
export async function linkTo(url: string): Promise<Link> {
  const target = new URL(url)
  const sockets = new Set<Socket>()
  const carry = (near: Socket) => {
    const far = connect(Number(target.port), target.hostname)
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket)
      // A reset on one side ends the other; the station's own fetch reports it.
      socket.on('error', () => other.destroy())
      socket.on('close', () => {
        sockets.delete(socket)
        other.destroy()
      })
      socket.pipe(other)
    }
  }
  let server: Server | undefined = await listen(carry, 0)
  const { port } = server.address() as AddressInfo
  const through = new URL(url)
  through.hostname = '127.0.0.1'
  through.port = String(port)
  return {
    url: through.href,
    cut: async () => {
      server?.close()
      server = undefined
      for (const socket of sockets) socket.destroy()
    },
    mend: async () => {
      server ??= await listen(carry, port)
    },
  }
}

async function listen(carry: (socket: Socket) => void, port: number): Promise<Server> {
  const server = createServer(carry)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  server.unref()
  return server
}
