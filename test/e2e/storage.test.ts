import { afterEach, describe, expect, it } from 'vitest'
import type { Invoice } from '../../core/ledger/records.ts'
import { CASES, NAMES } from '../sandbox/quickbooks/seed/cases.ts'
import { downgrade } from '../soak/storage.ts'
import { connections, ledgerRows } from './harness/ledger.ts'
import { playwrightScreen } from './harness/playwright-screen.ts'
import { type ChromiumStage, chromiumStage } from './harness/stage.ts'
import { openInvoice, openPanel } from './journeys/companion.ts'
import { connectQuickBooks, imported } from './journeys/connect.ts'
import { tell } from './journeys/worker.ts'

/** What becomes of the ledger when its store does not do what it should (design §5). */
describe('the ledger in its store, in Chromium', () => {
  let stage: ChromiumStage
  afterEach(() => stage?.close())

  /** An address of the extension that runs nothing of it. */
  const bare = () => stage.extension('manifest.json')

  it('that does not open is said, saved and begun afresh', async () => {
    stage = await chromiumStage()
    const options = await connectQuickBooks(stage, NAMES.bayside)
    const { invoices } = await imported(options)
    await options.close()
    const outside = await bare()
    await stage.stopWorker()
    await outside.run(`(${downgrade.toString()})(true)`)
    await stage.stopWorker()
    const page = await stage.chromium.open('options.html')
    await page.getByText('The ledger did not open').waitFor()
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save what can be read' }).click()
    const saved = await new Response(
      new Blob([await bytesOf(await download)]).stream().pipeThrough(new DecompressionStream('gzip')),
    ).text()
    const rows = saved
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
    expect(rows[0]).toMatchObject({ schema: 1, companies: [{ companyName: NAMES.bayside }] })
    expect(rows.filter(({ s }) => s === 'invoices')).toHaveLength(invoices ?? -1)
    expect(saved).not.toMatch(/refreshToken|accessToken|clientSecret/)
    await page.getByRole('button', { name: 'Start afresh …' }).click()
    const dialog = page.locator('dialog:modal')
    await dialog.getByRole('textbox').fill('erase')
    await dialog.getByRole('button', { name: 'Start afresh' }).click()
    await page.getByText('The ledger did not open').waitFor({ state: 'detached' })
    await page.close()
    const again = await connectQuickBooks(stage, NAMES.bayside)
    expect((await imported(again)).invoices).toBe(invoices)
    expect(await connections(again)).toMatchObject([{ isHome: true, state: 'connected' }])
  })

  it('is upgraded while pages of the release before hold it, and keeps its rows', async () => {
    stage = await chromiumStage()
    const options = await connectQuickBooks(stage, NAMES.bayside)
    const before = await imported(options)
    await options.close()
    const outside = await bare()
    await stage.stopWorker()
    await outside.run(`(${downgrade.toString()})()`)
    // A page that has the old version open and lets go when asked, as ours do.
    await outside.run(`new Promise((resolve, reject) => {
      const opening = indexedDB.open('ar-companion')
      opening.onerror = () => reject(opening.error)
      opening.onsuccess = () => {
        opening.result.onversionchange = () => { opening.result.close(); globalThis.letGo = true }
        resolve()
      }
    })`)
    const workspace = await stage.extension('workspace.html#invoices')
    await workspace.see(CASES.open)
    expect(await outside.run('globalThis.letGo === true')).toBe(true)
    expect(await imported(workspace)).toEqual(before)
  })

  it.each([
    ['where the user allowed it there, draws from the one ledger', true],
    ['else is left alone', false],
  ])('a private window, %s', async (_, inPrivate) => {
    stage = await chromiumStage({ inPrivate })
    const options = await connectQuickBooks(stage, NAMES.bayside)
    await imported(options)
    const before = await connections(options)
    const tab = playwrightScreen(await stage.chromium.openPrivate())
    await openInvoice(stage, tab, CASES.open)
    if (inPrivate) await openPanel(tab)
    const chips = await tab.run("document.querySelectorAll('ar-companion-chip').length")
    expect(chips).toBe(inPrivate ? 1 : 0)
    await options.front()
    expect((await connections(options)).map(({ id }) => id)).toEqual(before.map(({ id }) => id))
  })

  it('shows in a second window what was done in the first', async () => {
    stage = await chromiumStage()
    const options = await connectQuickBooks(stage, NAMES.bayside)
    await imported(options)
    const [first, second] = [
      await stage.extension('workspace.html#invoices'),
      await stage.extension('workspace.html#invoices'),
    ]
    await second.see(CASES.open)
    const [connection] = await connections(first)
    const invoice = (await ledgerRows<Invoice>(first, 'invoices')).find(row => row.number === CASES.open)
    const connectionId = connection?.id ?? ''
    await tell(first, 'invoice.archive', { connectionId, ids: [invoice?.id ?? ''], archived: true })
    await second.gone(CASES.open)
    // Both at once: one worker, one lock, one push.
    const books = stage.sandbox.quickbooks.company(NAMES.bayside)
    const payments = books.all('Payment').length
    await Promise.all([
      tell(first, 'sync.now', { connectionId }),
      tell(second, 'sync.now', { connectionId }),
      tell(first, 'deletion.run', { connectionId }),
    ])
    expect(books.all('Payment')).toHaveLength(payments)
    expect(await ledgerRows(second, 'outbox')).toEqual([])
  })
})

async function bytesOf(download: {
  createReadStream(): Promise<NodeJS.ReadableStream>
}): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Buffer[] = []
  for await (const part of await download.createReadStream()) parts.push(part as Buffer)
  return new Uint8Array(Buffer.concat(parts))
}
