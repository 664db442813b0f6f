import { IconBackspace, IconCheck, IconChevronDown } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useText } from '../../../i18n/use-text'
import { kioskText } from '../text'
import { keysOf } from './field-input'
import { Key } from './Key'
import type { KeyboardTarget } from './keyboard-context'
import { PinyinKeys } from './PinyinKeys'

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9']

function NumberPad({ target, withX }: { target: KeyboardTarget; withX: boolean }) {
  const text = useText(kioskText)
  const type = (sign: string) => target.write(target.read() + sign)
  return (
    <div className="yz-k-pad">
      {digits.map((digit) => (
        <Key key={digit} onPress={() => type(digit)}>
          {digit}
        </Key>
      ))}
      {withX ? <Key onPress={() => type('X')}>X</Key> : <ClearKey target={target} />}
      <Key onPress={() => type('0')}>0</Key>
      <Key label={text.keys.backspace} onPress={() => target.write(target.read().slice(0, -1))}>
        <IconBackspace size="1.1em" />
      </Key>
    </div>
  )
}

function ClearKey({ target }: { target: KeyboardTarget }) {
  const text = useText(kioskText)
  return (
    <Key small onPress={() => target.write('')}>
      {text.keys.clear}
    </Key>
  )
}

/** The keys of the field that is open, at the foot of the screen. Taps only; what is typed goes to the field and stays nowhere here. */
export function Keyboard({ target, onClose }: { target: KeyboardTarget; onClose: () => void }) {
  const text = useText(kioskText)
  const keys = keysOf(target.input)
  // The keys take the room the field stood in.
  useEffect(() => {
    target.element.current?.scrollIntoView({ block: 'center' })
  }, [target])
  const close = () => {
    target.element.current?.blur()
    onClose()
  }
  return (
    <section className="yz-k-keyboard" data-keys={keys} aria-label={text.keyboard}>
      {keys === 'pinyin' ? (
        <PinyinKeys key={target.id} target={target} onDone={close} />
      ) : (
        <div className="yz-k-numbers">
          <NumberPad target={target} withX={keys === 'citizenNumber'} />
          <div className="yz-k-side">
            {keys === 'citizenNumber' ? <ClearKey target={target} /> : null}
            <Key small label={text.keys.close} onPress={close}>
              <IconChevronDown size="1.2em" />
            </Key>
            <Key main onPress={close}>
              <IconCheck size="1.1em" /> {text.keys.done}
            </Key>
          </div>
        </div>
      )}
    </section>
  )
}
