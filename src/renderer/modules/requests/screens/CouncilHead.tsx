import { Button, Tabs } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { useText } from '../../../i18n/use-text'
import { PageHeader } from '../../../ui/PageHeader'
import { councilText } from '../council-text'

const addresses = { council: '/council', projects: '/projects', wishes: '/wishes' } as const
type Tab = keyof typeof addresses

/** The head of 邻里议事: the council, the projects and the wishes are three pages under one name. */
export function CouncilHead({ tab, actions }: { tab: Tab; actions?: ReactNode }) {
  const text = useText(councilText)
  const [, navigate] = useLocation()
  return (
    <>
      <PageHeader title={text.title} hint={text.hint} actions={actions} />
      <Tabs value={tab} onChange={(value) => navigate(addresses[value as Tab] ?? addresses.council)} mb="md">
        <Tabs.List>
          {(Object.keys(addresses) as Tab[]).map((known) => (
            <Tabs.Tab key={known} value={known}>
              {text.tabs[known]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
    </>
  )
}

export function BackToCouncil() {
  const text = useText(councilText)
  return (
    <Button component={Link} href="/council" variant="default" leftSection={<IconArrowLeft size={20} />}>
      {text.back}
    </Button>
  )
}
