import { Kbd } from '@mantine/core'
import { Fragment } from 'react'

/** The keys of a shortcut, for example `['Ctrl', 'S']`. */
export function KeyHint({ keys }: { keys: readonly string[] }) {
  return (
    <span>
      {keys.map((key, index) => (
        <Fragment key={key}>
          {index > 0 ? ' + ' : null}
          <Kbd>{key}</Kbd>
        </Fragment>
      ))}
    </span>
  )
}
