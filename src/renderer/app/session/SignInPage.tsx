import { Group, Text } from '@mantine/core'
import { useText } from '../../i18n/use-text'
import { SignIn, type Worker, workersText } from '../../modules/workers'
import { Seal } from '../../ui/Seal'
import { DemoBand } from '../DemoBand'
import { SyncBadge } from '../desk/SyncBadge'
import { LanguageSwitch } from '../LanguageSwitch'
import { samplePin } from '../setup/sample'
import { setupText } from '../setup/text'
import type { Desk } from '../start/desk'
import { useTitle } from '../use-title'

/** Covers the whole page: nothing of whoever was here shows through. */
export function SignInPage({ desk, lastId, onSignedIn }: { desk: Desk; lastId?: string; onSignedIn: (worker: Worker) => void }) {
  const text = useText(workersText)
  const demo = useText(setupText)
  const { station, sync } = desk
  useTitle(text.signIn)
  return (
    <div className="yz-locked">
      {station.demo ? <DemoBand /> : null}
      <div className="yz-sign-in">
        <header>
          <Group gap="md" justify="center">
            <Seal size={52} />
            <div>
              <Text fw={700} fz="1.375rem" ff="heading" lh={1.3}>
                {station.centerName}
              </Text>
              <Text c="dimmed">{station.terminalName}</Text>
            </div>
          </Group>
        </header>
        <main className="yz-card yz-sign-in-card">
          <SignIn lastId={lastId} onSignedIn={onSignedIn} />
          {station.demo ? (
            <Text c="dimmed" mt="md">
              {demo.demoSignIn(samplePin)}
            </Text>
          ) : null}
        </main>
        <footer>
          <Group justify="space-between">
            <SyncBadge sync={sync} />
            <LanguageSwitch />
          </Group>
        </footer>
      </div>
    </div>
  )
}
