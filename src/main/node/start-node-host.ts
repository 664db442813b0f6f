import { createServer, type Server } from 'node:http'
import { type ComposeOptions, composeStation } from '../compose'
import { listenOnLoopback, stopListening } from '../listening'
import { StartError, systemCode } from '../refusal'
import { mount } from './adapter'
import { createDoor, newToken } from './door'

export type NodeHostOptions = Omit<ComposeOptions, 'host' | 'origin'> & {
  /** 0: any free port; absent: the one of last time, the first time a free one. */
  port?: number
}

export type NodeHost = {
  /** `http://127.0.0.1:<port>/?token=…` */
  address: string
  origin: string
  close(): Promise<void>
}

async function listen(server: Server, port: number): Promise<number> {
  try {
    return await listenOnLoopback(server, port)
  } catch (cause) {
    if (!['EADDRINUSE', 'EACCES'].includes(systemCode(cause))) throw cause
    throw new StartError(
      'port-in-use',
      `端口 ${port} 被别的程序占用。请关掉那个程序后重试，或用 --port 换一个端口（换端口后浏览器里的数据要重新同步）。\n` +
        `Port ${port} is taken by another program. Close that one, or choose another with --port (the browser then syncs anew).`,
      { cause },
    )
  }
}

/** The host without Electron: the handler behind a token, on 127.0.0.1 alone. Throws a StartError as composeStation does. */
export async function startNodeHost({ port: asked, ...options }: NodeHostOptions): Promise<NodeHost> {
  const server = createServer()
  // The wake-up stream stays open for as long as the page does.
  server.requestTimeout = 0
  let port = 0
  try {
    const station = await composeStation({
      ...options,
      host: 'node',
      origin: async (memory) => {
        port = await listen(server, asked ?? memory.port ?? 0)
        if (port !== memory.port) await memory.keep(port)
        return `http://127.0.0.1:${port}`
      },
    })
    const origin = `http://127.0.0.1:${port}`
    const token = newToken()
    server.on('request', mount(createDoor(station.handler, { token, port }), origin))
    return {
      address: `${origin}/?token=${token}`,
      origin,
      close: async () => {
        await stopListening(server)
        await station.close()
      },
    }
  } catch (fault) {
    await stopListening(server)
    throw fault
  }
}
