import { useCallback, useEffect, useState } from 'react'
import type { PrintJob } from '../../../../shared/kiosk'
import { PrintedAlone } from '../../../ui/print-slip/PrintedAlone'
import { useKiosk } from '../kiosk-context'
import { printSlip } from './print-slip'
import { ReceiptSlip } from './slips'

const everyMs = 30_000

/** 补打: slips that did not come out, tried again one by one while nobody stands before the kiosk. */
export function DuePrints() {
  const { host } = useKiosk()
  const [jobs, setJobs] = useState<readonly PrintJob[]>([])
  const job = jobs[0]
  useEffect(() => {
    if (job) return
    let ended = false
    const look = async () => {
      // A host that does not answer now is asked again.
      const due = await host.duePrints().catch(() => [])
      if (!ended && due.length > 0) setJobs(due)
    }
    void look()
    const timer = setInterval(look, everyMs)
    return () => {
      ended = true
      clearInterval(timer)
    }
  }, [host, job])
  const onReady = useCallback(() => {
    const print = async () => {
      if (!job) return
      await host.toldPrint(job.id, await printSlip()).catch(() => undefined)
      setJobs((all) => all.slice(1))
    }
    void print()
  }, [host, job])
  return job ? (
    <PrintedAlone key={job.id} onReady={onReady}>
      <ReceiptSlip job={job} />
    </PrintedAlone>
  ) : null
}
