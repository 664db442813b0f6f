import { Menu, Text, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconKey, IconLock } from '@tabler/icons-react'
import { useState } from 'react'
import { useText } from '../../i18n/use-text'
import { ChangePinDialog, type Worker, workersText } from '../../modules/workers'
import { appText } from '../text'

/** Who is signed in, and the two things they can do about it. */
export function WhoIsHere({ worker, onLock }: { worker: Worker; onLock: () => void }) {
  const text = useText(appText)
  const role = useText(workersText).role[worker.role]
  const [changing, setChanging] = useState(false)
  return (
    <>
      <Menu position="bottom-end" width={240} shadow="md">
        <Menu.Target>
          <UnstyledButton className="yz-badge" aria-label={text.signedInAs(worker.name, role)}>
            <Text component="span" fw={700}>
              {worker.name}
            </Text>
            <Text component="span" c="dimmed" size="xs">
              {role}
            </Text>
            <IconChevronDown size={18} aria-hidden="true" />
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item mih={44} leftSection={<IconLock size={20} />} onClick={onLock}>
            {text.lock}
          </Menu.Item>
          <Menu.Item mih={44} leftSection={<IconKey size={20} />} onClick={() => setChanging(true)}>
            {text.changePin}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ChangePinDialog worker={changing ? worker : null} onClose={() => setChanging(false)} />
    </>
  )
}
