import { Button } from '@mantine/core'
import { IconLock, IconMapOff } from '@tabler/icons-react'
import { Suspense } from 'react'
import { Link, Redirect, Route, Switch, useLocation } from 'wouter'
import { useContextOfStore } from '../../data/provider'
import { useText } from '../../i18n/use-text'
import type { Screen } from '../../modules/module'
import { EmptyState } from '../../ui/EmptyState'
import { LoadingState } from '../../ui/LoadingState'
import { FaultBoundary } from '../FaultBoundary'
import { appText } from '../text'
import { screens } from './screens'

function Nowhere({ forbidden }: { forbidden: boolean }) {
  const text = useText(appText)
  const home = (
    <Button component={Link} href="/">
      {text.home}
    </Button>
  )
  return forbidden ? (
    <EmptyState order={1} icon={IconLock} title={text.forbidden} hint={text.forbiddenAdvice} action={home} />
  ) : (
    <EmptyState order={1} icon={IconMapOff} title={text.notFound} hint={text.notFoundAdvice} action={home} />
  )
}

function Page({ screen }: { screen: Screen }) {
  const { may } = useContextOfStore()
  return screen.right === undefined || may(screen.right) ? <screen.component /> : <Nowhere forbidden />
}

/** The pages of all modules by their addresses; `/` is the first one in the navigation. */
export function Pages({ home }: { home: string }) {
  const [path] = useLocation()
  return (
    <FaultBoundary key={path}>
      <Suspense fallback={<LoadingState />}>
        <Switch>
          {screens.map((screen) => (
            <Route key={screen.path} path={screen.path}>
              <Page screen={screen} />
            </Route>
          ))}
          <Route path="/">
            <Redirect to={home} replace />
          </Route>
          <Route>
            <Nowhere forbidden={false} />
          </Route>
        </Switch>
      </Suspense>
    </FaultBoundary>
  )
}
