import { Alert, Button, Grid, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type SyntheticEvent, useState } from 'react'
import { useOperation } from '../../../data/provider'
import { useText } from '../../../i18n/use-text'
import { maskPhone } from '../../../lib/national/phone'
import { enrol } from '../enrolment-operations'
import type { EnrolRefusal, Who } from '../learner-rules'
import { sessionText } from '../session-text'
import { type Candidate, useCandidates } from './use-candidates'
import type { SessionPage } from './use-session'

const nobody = { name: '', phone: '', organisation: '', guardianName: '', guardianPhone: '', residentId: '' }
type Typed = typeof nobody
type Told = { tone: 'green' | 'yellow'; sentence: string }

const fieldOf: Partial<Record<EnrolRefusal['code'], keyof Typed>> = {
  'name-missing': 'name',
  'name-long': 'name',
  'phone-missing': 'phone',
  'phone-form': 'phone',
  'guardian-missing': 'guardianName',
  'guardian-phone-missing': 'guardianPhone',
  'guardian-phone-form': 'guardianPhone',
}

function Found(props: { people: readonly Candidate[]; page: SessionPage; onTap: (who: Who) => void }) {
  const text = useText(sessionText)
  const { people, page, onTap } = props
  const isThere = ({ learnerId, who }: Candidate) =>
    [...page.places.enrolled, ...page.places.waiting].some((enrolment) => {
      const learner = page.learnerOf(enrolment)
      return enrolment.learnerId === learnerId || (who.residentId !== undefined && learner?.residentId === who.residentId)
    })
  return (
    <ul className="yz-academy-people" data-testid="candidates">
      {people.map((candidate) => {
        const { key, who, sub } = candidate
        return (
          <li key={key}>
            <span className="yz-academy-who">
              <Text component="span" fw={600}>
                {who.name}
              </Text>
              <Text component="span" c="dimmed" size="xs">
                {[sub, who.phone ? maskPhone(who.phone) : ''].filter(Boolean).join(' · ')}
              </Text>
            </span>
            {isThere(candidate) ? (
              <Text c="gray.7">{text.hasSignedUp}</Text>
            ) : (
              <Button onClick={() => onTap(who)} aria-label={`${text.signUp} ${who.name}`}>
                {text.signUp}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}

type FormProps = {
  page: SessionPage
  typed: Typed
  refusal: EnrolRefusal | null
  onType: (change: Partial<Typed>) => void
  onSubmit: () => void
}

/** Everything a person is known by who is not found above; what is missing is said at its field and nothing typed is lost. */
function ByHand({ page, typed, refusal, onType, onSubmit }: FormProps) {
  const text = useText(sessionText)
  const { audience } = page.session
  const field = (name: keyof Typed, label: string) => ({
    label,
    value: typed[name],
    onChange: (event: { currentTarget: { value: string } }) => onType({ [name]: event.currentTarget.value }),
    error: refusal && fieldOf[refusal.code] === name ? text.refusal[refusal.code] : undefined,
    autoComplete: 'off',
  })
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    onSubmit()
  }
  const half = { base: 12, sm: 6 }
  return (
    <form onSubmit={submit} noValidate>
      <Text c="dimmed" mt="md" mb="xs">
        {text.byHand}
      </Text>
      <Grid gap="sm">
        <Grid.Col span={half}>
          <TextInput {...field('name', audience === 'minor' ? text.childName : text.name)} />
        </Grid.Col>
        {audience === 'minor' ? (
          <>
            <Grid.Col span={half}>
              <TextInput {...field('guardianName', text.guardian)} />
            </Grid.Col>
            <Grid.Col span={half}>
              <TextInput {...field('guardianPhone', text.guardianPhone)} inputMode="tel" />
            </Grid.Col>
          </>
        ) : null}
        <Grid.Col span={half}>
          <TextInput {...field('phone', audience === 'minor' ? text.phoneOptional : text.phone)} inputMode="tel" />
        </Grid.Col>
        {audience === 'worker' ? (
          <Grid.Col span={12}>
            <TextInput {...field('organisation', text.organisation)} />
          </Grid.Col>
        ) : null}
        <Grid.Col span={12}>
          <Button type="submit" variant="default" fullWidth>
            {text.signUp}
          </Button>
        </Grid.Col>
      </Grid>
    </form>
  )
}

/** 登记报名: found by name among learners and the roster, or written by hand. A child from the roster still needs a guardian. */
export function SignUpPane({ page }: { page: SessionPage }) {
  const text = useText(sessionText)
  const signUp = useOperation(enrol)
  const { session } = page
  const [search, setSearch] = useState('')
  const [typed, setTyped] = useState(nobody)
  const [refusal, setRefusal] = useState<EnrolRefusal | null>(null)
  const [told, setTold] = useState<Told | null>(null)
  const { people } = useCandidates(search, session.audience)
  const put = async (who: Who) => {
    setTold(null)
    const result = await signUp({ sessionId: session.id, who })
    if (!result.ok) {
      setRefusal(result.refusal)
      // What is known of whoever was tapped stands in the form, so that only what is missing is written.
      const { name, phone = '', organisation = '', guardianName = '', guardianPhone = '', residentId = '' } = who
      if (fieldOf[result.refusal.code]) return setTyped({ name, phone, organisation, guardianName, guardianPhone, residentId })
      return setTold({ tone: 'yellow', sentence: text.refusal[result.refusal.code] })
    }
    const { learner, waiting } = result.value
    setRefusal(null)
    // What was begun for the next one meanwhile stays.
    setTyped((now) => (now === typed ? nobody : now))
    setSearch((now) => (now === search ? '' : now))
    const sentence = waiting > 0 ? text.waits(learner.name, waiting) : text.signedUp(learner.name)
    setTold({ tone: waiting > 0 ? 'yellow' : 'green', sentence })
  }
  const putTyped = () => put({ ...typed, residentId: typed.residentId || undefined })
  return (
    <section className="yz-card yz-academy-pane" aria-labelledby="sign-up-title">
      <Stack gap={0}>
        <Title order={2} id="sign-up-title" mb="sm">
          {text.signUpTitle}
        </Title>
        <TextInput
          type="search"
          size="md"
          aria-label={text.searchOf[session.audience]}
          placeholder={text.searchHint}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          leftSection={<IconSearch size={22} />}
          autoComplete="off"
          spellCheck={false}
        />
        <div role="status">
          {told ? (
            <Alert color={told.tone} mt="sm" py="xs">
              <Text fw={600}>{told.sentence}</Text>
            </Alert>
          ) : null}
        </div>
        <Found people={people} page={page} onTap={(who) => void put(who)} />
        <ByHand
          page={page}
          typed={typed}
          refusal={refusal}
          onType={(change) => setTyped((now) => ({ ...now, ...change, ...('name' in change ? { residentId: '' } : {}) }))}
          onSubmit={() => void putTyped()}
        />
      </Stack>
    </section>
  )
}
