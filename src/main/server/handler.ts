/** One web-standard function, mounted by both hosts. It never rejects: a fault becomes a 500 with a HostError. */
export type Handler = (request: Request) => Promise<Response>

export type HandlerOptions = {
  /** The page's own origin: `app://yizhan` or `http://127.0.0.1:<port>`. Requests that name another one are refused. */
  origin: string
  /** Folder of the built page, with `index.html` in it. */
  assetsDir: string
}

export function createHandler(options: HandlerOptions): Handler {
  return async () => new Response(options.origin, { status: 503 })
}
