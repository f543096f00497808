import { beforeEach, expect, test, vi } from 'vitest'
import { browser } from 'wxt/browser'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { Options } from '../../../../components/options/options.tsx'
import { makeBackup } from '../../../../core/store/backup.ts'
import { readHeader } from '../../../../core/store/backup-reader.ts'
import { openLedger } from '../../../../core/store/open.ts'
import { pickUp } from '../../../../core/store/restore-inbox.ts'
import { connection, customer, invoice, stock } from '../ledger-rows.ts'
import { button, drawn, field, show, text, type, until, worker } from '../screen.tsx'

let sent: ReturnType<typeof worker>
beforeEach(async () => {
  fakeBrowser.reset()
  fakeBrowser.runtime.getManifest = () => ({ version: '0.1.0' }) as never
  location.hash = '#data'
  await stock([connection()], [customer(), invoice()])
  sent = worker({
    'data.restore': () => ({ companies: 1, rows: 1234 }),
    'data.erase': () => undefined,
  })
  show(<p />)
  show(<Options />)
  await until(() => button('Save a backup'))
})

test('a backup goes to the downloads, and its age shows', async () => {
  const files: Blob[] = []
  vi.spyOn(URL, 'createObjectURL').mockImplementation(file => {
    files.push(file as Blob)
    return 'blob:x'
  })
  const names: string[] = []
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    names.push(this.download)
  })
  await until(() => text().includes('No backup was saved'))
  button('Save a backup')?.click()
  await until(() => text().includes('The backup is in your downloads.'))
  await until(() => text().includes('Last backup just now'))
  expect(names[0]).toMatch(/^ar-companion-\d{4}-\d\d-\d\d\.backup\.gz$/)
  const header = await readHeader(files[0] as Blob, (await openLedger()).version)
  expect(header.companies.map(({ companyName }) => companyName)).toEqual(['Craig’s Landscaping'])
  expect(await browser.storage.local.get('lastBackupAt')).toHaveProperty('lastBackupAt')
})

const choose = (file: Blob) => {
  const input = document.querySelector<HTMLInputElement>('input[type=file]') as HTMLInputElement
  Object.defineProperty(input, 'files', { configurable: true, value: [file] })
  Object.defineProperty(input, 'value', { configurable: true, writable: true, value: 'x' })
  input.dispatchEvent(new Event('change', { bubbles: true }))
}
const backup = async () =>
  makeBackup(await openLedger(), {
    madeAt: '2026-02-01T10:00:00.000Z',
    madeBy: '0.1.0',
    preferences: { version: 1, data: {} },
  })

test('restoring says what is in the file and what it replaces, and asks first', async () => {
  choose(await backup())
  const dialog = await until(() => document.querySelector('dialog[open]'))
  expect(text(dialog)).toContain('Craig’s Landscaping')
  expect(text(dialog)).toContain('One of them is in this browser already')
  expect(sent).toEqual([])
  button('Restore', dialog)?.click()
  await until(() => text().includes('One company was restored (1,234 rows). Sign in to go on.'))
  expect(sent).toEqual([{ name: 'data.restore', input: {} }])
  // Node clones no Blob of happy-dom's: that it is the same file, the journeys see.
  expect(await pickUp()).toBeDefined()
})

test('cancelled, nothing is sent', async () => {
  choose(await backup())
  const dialog = await until(() => document.querySelector('dialog[open]'))
  button('Cancel', dialog)?.click()
  await until(() => !document.querySelector('dialog'))
  await drawn()
  expect(sent).toEqual([])
})

test('another file is refused with a sentence', async () => {
  choose(new Blob(['{"hello":1}']))
  await until(() => text().includes('This file is no backup of AR Companion, or it is damaged.'))
  expect(document.querySelector('dialog')).toBeNull()
})

test('erasing needs the word', async () => {
  button('Erase everything …')?.click()
  const dialog = await until(() => document.querySelector('dialog[open]'))
  expect(button('Erase everything', dialog)?.disabled).toBe(true)
  type(field('Type “erase” to go on'), 'erase')
  await drawn()
  button('Erase everything', dialog)?.click()
  await until(() => text().includes('Everything was erased from this browser.'))
  expect(sent).toEqual([{ name: 'data.erase', input: {} }])
})
