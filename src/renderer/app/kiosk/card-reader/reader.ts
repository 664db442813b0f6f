/** What a citizen card gives a kiosk. Photo, address and whatever else lies on it have no field here, so they cannot be kept. */
export type CardReading = {
  /** 18 characters whose check character is right. */
  citizenNumber: string
  /** A reader that types as a keyboard gives the number alone. */
  name?: string
}

export type CardNews = {
  card: (reading: CardReading) => void
  /** Whether there is such a reader at all; one that cannot tell never says so. */
  there?: (isThere: boolean) => void
}

/** A way to read cards, from when somebody watches until the answered function is called. Nothing of a card is kept by it. */
export type CardReader = { watch(news: CardNews): () => void }

/** Several ways at once. */
export const anyOf = (...readers: readonly CardReader[]): CardReader => ({
  watch: (news) => {
    const ends = readers.map((reader) => reader.watch(news))
    return () => {
      for (const end of ends) end()
    }
  },
})
