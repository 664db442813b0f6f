import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What is printed and stored on a card. Photo and address are there so that a test sees that they go no further. */
export type SimulatedCard = { name: string; citizenNumber: string; address: string; photo: string }

export type SimulatedReader = {
  /** For `cardReader` in a station's host.json. */
  address: string
  /** Lays a card on, or takes it away. */
  lay(card: SimulatedCard | null): void
  /** Answers this text from now on, as a service that is broken would. */
  say(text: string): void
  close(): Promise<void>
}

const answerOf = (card: SimulatedCard | null): string =>
  card === null
    ? JSON.stringify({ resultFlag: -1, errorMsg: 'no card' })
    : JSON.stringify({
        resultFlag: 0,
        resultContent: {
          partyName: card.name,
          certNumber: card.citizenNumber,
          certAddress: card.address,
          identityPic: card.photo,
        },
      })

/** A card reader's service on loopback, as makers of readers install one beside their driver. */
export async function startSimulatedReader(port = 0): Promise<SimulatedReader> {
  let text = answerOf(null)
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' })
    response.end(text)
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/readMsg`,
    lay: (card) => {
      text = answerOf(card)
    },
    say: (words) => {
      text = words
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

/** `npx tsx scripts/card-reader.ts [port]`: an invented card lies on it for ten seconds out of twenty. */
async function main(): Promise<void> {
  const reader = await startSimulatedReader(Number(process.argv[2] ?? 18889))
  const invented = { name: '王芳', citizenNumber: '42010619800312004X', address: '示例路一号', photo: 'AAAA' }
  console.log(`"cardReader": "${reader.address}"`)
  let laid = false
  setInterval(() => {
    laid = !laid
    reader.lay(laid ? invented : null)
    console.log(laid ? '卡已放上  card laid on' : '卡已拿走  card taken away')
  }, 10_000)
}

if (process.argv[1]?.endsWith('card-reader.ts')) void main()
