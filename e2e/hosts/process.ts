import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

export type Running = {
  child: ChildProcess
  /** What it wrote so far, both streams, line by line. */
  output: string[]
  /** Its exit code, or the name of the signal that ended it. */
  ended: Promise<number | string>
  /** Resolves with the first line that matches; rejects with the output where it ends before, or is late. */
  line(pattern: RegExp, withinMs?: number): Promise<RegExpExecArray>
  /** Asks it to end, and after ten seconds ends it. */
  stop(): Promise<void>
}

const live = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of live) child.kill('SIGKILL')
})

/** Starts a Node program; it never outlives this process. */
export function run(args: readonly string[], options: Pick<SpawnOptions, 'env' | 'cwd'> & { channel?: boolean } = {}): Running {
  const { channel = false, ...rest } = options
  const child = spawn(process.execPath, args, {
    ...rest,
    stdio: ['ignore', 'pipe', 'pipe', ...(channel ? (['ipc'] as const) : [])],
  })
  live.add(child)
  const output: string[] = []
  const listeners = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) {
    if (stream === null) continue
    createInterface({ input: stream }).on('line', (text) => {
      output.push(text)
      for (const listener of listeners) listener()
    })
  }
  const ended = new Promise<number | string>((resolve) => {
    child.once('error', (cause) => resolve(cause.message))
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'ended'))
  })
  void ended.then(() => live.delete(child))
  const line: Running['line'] = (pattern, withinMs = 30_000) =>
    new Promise((resolve, reject) => {
      const fail = (why: string) => finish(() => reject(new Error(`${why} before it wrote ${pattern}:\n${output.join('\n')}`)))
      const timer = setTimeout(() => fail(`${withinMs} ms passed`), withinMs)
      const look = () => {
        const found = output.map((text) => pattern.exec(text)).find((match) => match !== null)
        if (found) finish(() => resolve(found))
      }
      const finish = (act: () => void) => {
        clearTimeout(timer)
        listeners.delete(look)
        act()
      }
      listeners.add(look)
      void ended.then((code) => fail(`the process ended with ${code}`))
      look()
    })
  return { child, output, ended, line, stop: () => stop(child, ended) }
}

async function stop(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), 10_000)
  await ended.finally(() => clearTimeout(late))
}
