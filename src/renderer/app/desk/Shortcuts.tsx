import { Modal, Table } from '@mantine/core'
import { useText } from '../../i18n/use-text'
import { words } from '../../i18n/words'
import { KeyHint } from '../../ui/KeyHint'
import { appText } from '../text'

type Name = keyof (typeof appText)['zh-CN']['shortcutList']

/** The keys of the desk: those of the frame work everywhere, the others where the page has something to search, open or save. */
const keysOf: readonly (readonly [Name, readonly (readonly string[])[]])[] = [
  ['search', [['/']]],
  ['move', [['↑'], ['↓']]],
  ['open', [['Enter']]],
  ['close', [['Esc']]],
  ['save', [['Ctrl', 'S']]],
  ['page', [['Alt', '1…9']]],
  ['lock', [['Alt', 'L']]],
  ['help', [['?']]],
]

export function Shortcuts({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const text = useText(appText)
  const word = useText(words)
  return (
    <Modal opened={opened} onClose={onClose} title={text.shortcuts} closeButtonProps={{ 'aria-label': word.close }}>
      <Table withRowBorders={false}>
        <Table.Tbody>
          {keysOf.map(([name, ways]) => (
            <Table.Tr key={name}>
              <Table.Th scope="row" fw={400}>
                {text.shortcutList[name]}
              </Table.Th>
              <Table.Td ta="right">
                {ways.map((keys, index) => (
                  <span key={keys.join()}>
                    {index > 0 ? ` ${text.or} ` : null}
                    <KeyHint keys={keys} />
                  </span>
                ))}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  )
}
