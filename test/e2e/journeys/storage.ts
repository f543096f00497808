import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Invoice } from '../../../core/ledger/records.ts'
import { downgrade } from '../../soak/storage.ts'
import { connections, ledgerRows } from '../harness/ledger.ts'
import type { Place } from '../harness/places.ts'
import { eventually, type Screen } from '../harness/screen.ts'
import type { Stage } from '../harness/stage.ts'
import { openPanel } from './companion.ts'
import { imported } from './connect.ts'
import { tell } from './worker.ts'

/** What becomes of the ledger when its store does not do what it should (design §5). */
export function storage({ system, open }: Place): void {
  const { cases, pages } = system
  let stage: Stage
  let options: Screen
  let counts: Record<string, number>
  beforeAll(async () => {
    stage = await open({ inPrivate: true })
    options = await system.connect(stage)
    counts = await imported(options)
  })
  afterAll(() => stage?.close())

  /** The ledger as the first release left it, and nothing of ours running but a page that runs no script. */
  const older = async (broken: boolean): Promise<Screen> => {
    const outside = await stage.extension('licences.txt')
    await stage.stopWorker()
    await outside.run(`(${downgrade.toString()})(${broken})`)
    return outside
  }

  it('a private window that the user opened to it draws from the one ledger', async () => {
    const before = (await connections(options)).map(({ id }) => id)
    const there = await stage.privateTab()
    await pages.openInvoice(stage, there, cases.open)
    await openPanel(there)
    expect(await chips(there)).toBe(1)
    await there.close()
    expect((await connections(options)).map(({ id }) => id)).toEqual(before)
  })

  it('shows in a second window what was done in the first', async () => {
    const [first, second] = [
      await stage.extension('workspace.html#invoices'),
      await stage.extension('workspace.html#invoices'),
    ]
    await second.see(cases.open)
    const [connection] = await connections(first)
    const invoice = (await ledgerRows<Invoice>(first, 'invoices')).find(row => row.number === cases.open)
    const connectionId = connection?.id ?? ''
    const archive = (archived: boolean) =>
      tell(first, 'invoice.archive', { connectionId, ids: [invoice?.id ?? ''], archived })
    await archive(true)
    await second.gone(cases.open)
    await archive(false)
    await second.see(cases.open)
    // Both at once: one worker, one lock, one push.
    const payments = system.books(stage).payments().length
    await Promise.all([
      tell(first, 'sync.now', { connectionId }),
      tell(second, 'sync.now', { connectionId }),
      tell(first, 'deletion.run', { connectionId }),
    ])
    expect(system.books(stage).payments()).toHaveLength(payments)
    expect(await ledgerRows(second, 'outbox')).toEqual([])
    await first.close()
    await second.close()
  })

  it('is upgraded while pages of the release before hold it, and keeps its rows', async () => {
    await options.close()
    const outside = await older(false)
    // A page that has the old version open and lets go when asked, as ours do.
    await outside.run(`new Promise((resolve, reject) => {
      const opening = indexedDB.open('ar-companion')
      opening.onerror = () => reject(opening.error)
      opening.onsuccess = () => {
        globalThis.heldVersion = opening.result.version
        opening.result.onversionchange = () => { opening.result.close(); globalThis.letGo = true }
        resolve()
      }
    })`)
    expect(await outside.run('globalThis.heldVersion')).toBe(1)
    const workspace = await stage.extension('workspace.html#invoices')
    await workspace.see(cases.open)
    expect(await outside.run('globalThis.letGo === true')).toBe(true)
    expect(await imported(workspace)).toEqual(counts)
    await workspace.close()
    await outside.close()
  })

  it('that does not open is said, saved and begun afresh', async () => {
    const outside = await older(true)
    await stage.stopWorker()
    const page = await stage.extension('options.html')
    await page.see('The ledger did not open')
    const { bytes } = await page.saved(() => page.click('button', 'Save what can be read'))
    const saved = gunzipSync(bytes).toString()
    const rows = saved
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
    expect(rows[0]).toMatchObject({ schema: 1, companies: [{ companyName: system.companies.main }] })
    expect(rows.filter(({ s }) => s === 'invoices')).toHaveLength(counts.invoices ?? -1)
    expect(saved).not.toMatch(/refreshToken|accessToken|clientSecret/)
    await page.click('button', 'Start afresh …')
    await page.fill(/Type “erase”/, 'erase')
    await page.click('button', 'Start afresh')
    await page.gone('The ledger did not open')
    await page.close()
    await outside.close()
    const again = await system.connect(stage)
    expect((await imported(again)).invoices).toBe(counts.invoices)
    expect(await connections(again)).toMatchObject([{ isHome: true, state: 'connected' }])
  })
}

/** A private window is the user's to open to the extension. */
export function notInPrivate({ system, open }: Place): void {
  const { cases, pages } = system
  let stage: Stage
  afterAll(() => stage?.close())

  it('a private window that the user did not open to it is left alone', async () => {
    stage = await open()
    await imported(await system.connect(stage))
    // Before: Firefox opens a tab in the window that was last opened.
    const here = await stage.tab()
    const there = await stage.privateTab()
    await pages.openInvoice(stage, there, cases.open)
    // As long as it takes where it is let in.
    await pages.openInvoice(stage, here, cases.open)
    await eventually('the chip here', async () => (await chips(here)) === 1)
    expect(await there.url()).toContain('/app/invoice')
    expect(await chips(there)).toBe(0)
  })
}

const chips = (tab: Screen): Promise<number> =>
  tab.run("document.querySelectorAll('ar-companion-chip').length")
