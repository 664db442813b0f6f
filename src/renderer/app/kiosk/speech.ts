import { useEffect, useState, useSyncExternalStore } from 'react'

/** A voice of this machine that speaks Chinese: what a voice of the network reads would leave the machine. */
const localVoice = (): SpeechSynthesisVoice | null =>
  window.speechSynthesis?.getVoices().find(({ localService, lang }) => localService && /^(zh|cmn)\b/i.test(lang)) ?? null

const subscribe = (told: () => void) => {
  window.speechSynthesis?.addEventListener('voiceschanged', told)
  return () => window.speechSynthesis?.removeEventListener('voiceschanged', told)
}

const silent = '[aria-hidden="true"], input, textarea, script, style, .yz-k-keyboard, [data-silent]'

/** What is written on a part of the page, in its order; never what somebody typed. */
export function spokenText(part: Element): string {
  const lines: string[] = []
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const line = node.textContent?.trim()
    if (line && !node.parentElement?.closest(silent)) lines.push(line)
  }
  return lines.map((line) => (/[。？！；：，…]$/.test(line) ? line : `${line}。`)).join('')
}

/** Reads a part of the page aloud; null where this machine has no voice for it. */
export function useReading(): { reading: boolean; read: (part: Element) => void; stop: () => void } | null {
  const voice = useSyncExternalStore(subscribe, localVoice)
  const [reading, setReading] = useState(false)
  useEffect(() => () => window.speechSynthesis?.cancel(), [])
  if (!voice) return null
  return {
    reading,
    read(part) {
      const utterance = new SpeechSynthesisUtterance(spokenText(part))
      utterance.voice = voice
      utterance.lang = voice.lang
      // A little slower than it would: it is listened to by elders in a hall.
      utterance.rate = 0.9
      utterance.onend = () => setReading(false)
      utterance.onerror = () => setReading(false)
      window.speechSynthesis.cancel()
      window.speechSynthesis.speak(utterance)
      setReading(true)
    },
    stop() {
      window.speechSynthesis.cancel()
      setReading(false)
    },
  }
}
