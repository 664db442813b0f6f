import { type RefObject, useEffect, useRef, useState } from 'react'

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false

/** Lets a file be dropped anywhere on the page. Answers whether one is being dragged over it. */
export function usePageDrop(screen: RefObject<HTMLElement | null>, onFiles: (files: File[]) => void): boolean {
  const [over, setOver] = useState(false)
  const handler = useRef(onFiles)
  useEffect(() => {
    handler.current = onFiles
  })
  useEffect(() => {
    // A hidden screen is another member of staff's (fast switch).
    const concerns = (event: DragEvent) => holdsFiles(event) && screen.current?.checkVisibility()
    const onDragOver = (event: DragEvent) => {
      if (!concerns(event)) return
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
      setOver(true)
    }
    const onDragLeave = (event: DragEvent) => {
      // Moving between elements leaves one for the other; only leaving the window has nowhere to go.
      if (event.relatedTarget === null) setOver(false)
    }
    const onDrop = (event: DragEvent) => {
      if (!concerns(event)) return
      event.preventDefault()
      setOver(false)
      handler.current([...(event.dataTransfer?.files ?? [])])
    }
    document.addEventListener('dragover', onDragOver)
    document.addEventListener('dragleave', onDragLeave)
    document.addEventListener('drop', onDrop)
    return () => {
      document.removeEventListener('dragover', onDragOver)
      document.removeEventListener('dragleave', onDragLeave)
      document.removeEventListener('drop', onDrop)
    }
  }, [screen])
  return over
}
