import { Alert, Button, FileButton, Group, List, Modal, Stack, Text } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useState } from 'react'
import { useContextOfStore, useOperation } from '../../../data/provider'
import { sheetText } from '../../../i18n/sheet-text'
import { useText } from '../../../i18n/use-text'
import { words } from '../../../i18n/words'
import { readWorkbook } from '../../../lib/sheet/read-workbook'
import { notify } from '../../../ui/notify'
import type { CityCourse } from '../../catalogue/schema'
import { takeCityCourses } from '../city-operations'
import { type CityPlan, planCity, readCityCourses } from '../city-rules'
import { cityText } from '../city-text'

const accepted = '.xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const mostFaults = 8

function Plan({ file, plan, onClose }: { file: string; plan: CityPlan; onClose: () => void }) {
  const text = useText(cityText)
  const word = useText(words)
  const take = useOperation(takeCityCourses)
  const [busy, setBusy] = useState(false)
  const write = async () => {
    setBusy(true)
    const result = await take({ plan }).finally(() => setBusy(false))
    if (result.ok) notify('done', text.written(result.value))
    else notify('problem', text.notAllowed)
    onClose()
  }
  const { added, changed, same, gone, faults, courses } = plan
  return (
    <Stack>
      <Text>
        {text.read(file)} {courses.length === 0 ? text.nothing : text.counts(added, changed, same)}
      </Text>
      {gone.length > 0 && courses.length > 0 ? <Text>{text.gone(gone.length)}</Text> : null}
      {faults.length > 0 ? (
        <Alert color="yellow" title={text.faults(faults.length)}>
          <List size="sm">
            {faults.slice(0, mostFaults).map(({ row, code }) => (
              <List.Item key={row}>{text.fault(row, text.faultCode[code])}</List.Item>
            ))}
            {faults.length > mostFaults ? <List.Item>{text.more(faults.length - mostFaults)}</List.Item> : null}
          </List>
        </Alert>
      ) : null}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {word.cancel}
        </Button>
        <Button onClick={() => void write()} loading={busy} disabled={courses.length === 0}>
          {text.write}
        </Button>
      </Group>
    </Stack>
  )
}

/** 导入市级课程: the file is read and told of before anything is written. A few hundred rows, so no worker of its own. */
export function CityImport({ standing }: { standing: readonly CityCourse[] }) {
  const text = useText(cityText)
  const files: Readonly<Record<string, unknown>> = useText(sheetText)
  const word = useText(words)
  const { keyOf } = useContextOfStore()
  const [opened, setOpened] = useState<{ file: string; plan: CityPlan } | { file: string; why: string } | null>(null)
  const open = async (file: File | null) => {
    if (!file) return
    const read = readWorkbook(new Uint8Array(await file.arrayBuffer()), file.name)
    if (!read.ok) {
      const why = files[read.refusal.code]
      return setOpened({ file: file.name, why: typeof why === 'string' ? why : text.noList })
    }
    const list = readCityCourses(read.value.sheets)
    setOpened(list ? { file: file.name, plan: planCity(list, standing, keyOf) } : { file: file.name, why: text.noList })
  }
  const close = () => setOpened(null)
  return (
    <>
      <FileButton accept={accepted} onChange={(file) => void open(file)}>
        {(props) => (
          <Button {...props} variant="default" leftSection={<IconFileSpreadsheet size={20} />}>
            {text.import}
          </Button>
        )}
      </FileButton>
      <Modal opened={opened !== null} onClose={close} title={text.title} closeButtonProps={{ 'aria-label': word.close }}>
        {opened && 'plan' in opened ? <Plan file={opened.file} plan={opened.plan} onClose={close} /> : null}
        {opened && 'why' in opened ? (
          <Alert color="vermilion" role="alert" title={text.refusedTitle(opened.file)}>
            {opened.why}
          </Alert>
        ) : null}
      </Modal>
    </>
  )
}
