import { Badge, Button, Text } from '@mantine/core'
import { Link } from 'wouter'
import { useText } from '../../../i18n/use-text'
import { growthText } from '../growth-text'
import type { Exchange } from '../schema'
import type { Growth } from './use-growth'
import './mentor.css'

type Props = { exchanges: readonly Exchange[]; all: Growth; onTakeBack: ((exchange: Exchange) => void) | null }

/** Who went where or worked together with whom, the latest first. */
export function ExchangeLines({ exchanges, all, onTakeBack }: Props) {
  const text = useText(growthText)
  const withWhom = ({ otherId, organisation }: Exchange) => [all.nameOf(otherId), organisation].filter(Boolean).join(' ')
  return (
    <ul className="yz-mentor-lines">
      {exchanges.map((exchange) => (
        <li key={exchange.id}>
          <Badge variant="light" color="gray" size="lg" radius="sm" tt="none">
            {text.kind[exchange.exchangeKind]}
          </Badge>
          <div className="yz-mentor-said">
            <Link href={`/mentoring/secretaries/${exchange.secretaryId}`}>
              {all.nameOf(exchange.secretaryId) || text.unknown}
            </Link>{' '}
            {text.exchange.with(withWhom(exchange))}
            <Text>{[exchange.title, exchange.place].filter(Boolean).join(' · ')}</Text>
            {exchange.body ? <Text c="dimmed">{exchange.body}</Text> : null}
          </div>
          <span className="yz-mentor-nowrap">{text.exchange.period(exchange.startsOn, exchange.endsOn ?? '')}</span>
          {onTakeBack ? (
            <Button
              variant="subtle"
              color="gray.8"
              px="xs"
              className="yz-no-print"
              aria-label={text.exchange.takeBackOf(exchange.title)}
              onClick={() => onTakeBack(exchange)}
            >
              {text.exchange.takeBack}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
