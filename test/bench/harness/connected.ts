import type { Page } from 'playwright-core'
import { type ChromiumWithCompanion, startChromium } from '../../e2e/harness/chromium.ts'
import { eventually, type Screen } from '../../e2e/harness/screen.ts'
import { type Stage, stageIn } from '../../e2e/harness/stage.ts'
import { connectQuickBooks } from '../../e2e/journeys/connect.ts'
import { ensureBuild } from '../../run/builds.ts'
import type { Sandbox } from '../../sandbox/index.ts'
import type { Company } from '../../sandbox/quickbooks/company.ts'

export interface Connected {
  company: Company
  chromium: ChromiumWithCompanion
  stage: Stage
  /** A page of the extension that shows little: for commands to the worker. */
  door: Screen
  open(page: string): Promise<Page>
  close(): Promise<void>
}

/** A browser with the product (its journey build), connected as a user does it, its first import done. */
export async function connectedBrowser(sandbox: Sandbox, company: Company): Promise<Connected> {
  await ensureBuild('chrome-journey')
  const chromium = await startChromium({ httpsPort: sandbox.httpsPort })
  const stage = stageIn(chromium, sandbox)
  const options = await connectQuickBooks(stage, company.realmId)
  await eventually('the first import to end', () => options.run<boolean>(IDLE), 240_000)
  await options.close()
  const door = await stage.extension('manifest.json')
  return { company, chromium, stage, door, open: chromium.open, close: chromium.close }
}

/** Imported, and no run under way: PDFs come last in it. */
const IDLE = `new Promise((resolve, reject) => {
  const opening = indexedDB.open('ar-companion')
  opening.onerror = () => reject(opening.error)
  opening.onsuccess = () => {
    const db = opening.result
    const tx = db.transaction(['connections', 'runs'])
    const connections = tx.objectStore('connections').getAll()
    const runs = tx.objectStore('runs').getAll()
    tx.oncomplete = () => {
      db.close()
      const imported = connections.result.length > 0 && connections.result.every(each => !each.importing)
      resolve(imported && runs.result.length > 0 && runs.result.every(run => run.endedAt))
    }
  }
})`
