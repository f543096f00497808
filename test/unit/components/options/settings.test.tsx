import { beforeEach, expect, test, vi } from 'vitest'
import { browser } from 'wxt/browser'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { Options } from '../../../../components/options/options.tsx'
import {
  connectionSettings,
  readPreferences,
  savePreferences,
} from '../../../../core/preferences/preferences.ts'
import { connection, ID, stock } from '../ledger-rows.ts'
import { button, drawn, press, show, text, type, until, worker } from '../screen.tsx'

const OTHER = 'quickbooks:sandbox:2'
async function opened(section: string, fresh = true) {
  if (fresh) fakeBrowser.reset()
  const event = { addListener: vi.fn(), removeListener: vi.fn() }
  Object.assign(fakeBrowser.permissions, { onAdded: event, onRemoved: event, contains: async () => false })
  location.hash = `#${section}`
  await stock([connection(), connection({ id: OTHER, companyId: '2', companyName: 'Second' })])
  worker({})
  show(<Options />)
  await until(() => document.querySelector('main h2'))
  // Drawn once it is known whether a reminder of the backup stands above it.
  if (section === 'connections') await until(() => document.querySelector('.setting'))
}
beforeEach(() => show(<p />))

/** The control in the row of this name. */
const row = (name: string): HTMLInputElement => {
  const label = [...document.querySelectorAll('.setting-label')].find(one => text(one) === name)
  const control = label?.closest('.setting')?.querySelector('input, select')
  if (!control) throw new Error(`There is no setting "${name}". The page reads: ${text()}`)
  return control as HTMLInputElement
}

test('every section has an address, a heading and a place in the navigation', async () => {
  for (const section of [
    'connections',
    'invoices',
    'payments',
    'cadence',
    'error-guide',
    'page-companion',
    'data',
  ]) {
    await opened(section)
    const link = document.querySelector(`nav a[href="#${section}"]`)
    expect(link?.getAttribute('aria-current')).toBe('page')
    expect(text(document.querySelector('main h2') as Element)).toBe(text(link as Element))
    expect(document.querySelectorAll('main, nav, header')).toHaveLength(3)
    show(<p />)
  }
})

test('Allow Duplicate Invoice Numbers belongs to one company', async () => {
  await opened('invoices')
  const [first] = [...document.querySelectorAll<HTMLInputElement>('[role=switch]')]
  first?.click()
  await until(() => text().includes('Saved'))
  const preferences = await readPreferences()
  expect(connectionSettings(preferences, ID).allowDuplicateNumbers).toBe(true)
  expect(connectionSettings(preferences, OTHER).allowDuplicateNumbers).toBe(false)
  expect(text()).toContain('Allow Duplicate Invoice Numbers')
})

test.each(['', '0', '1441', '2.5', 'x'])(
  'a number out of range (%s) is refused beside its field',
  async value => {
    await opened('connections')
    const control = row('Synchronize every')
    type(control, value)
    await drawn()
    press(control, 'Enter')
    await until(() => text().includes('Enter a whole number from 1 to 1,440.'))
    expect((await readPreferences()).syncIntervalMinutes).toBe(10)
  },
)

test('a number is saved on leaving its field, and a later change elsewhere shows in it', async () => {
  await opened('connections')
  const control = row('Synchronize every')
  type(control, '30')
  await drawn()
  control.dispatchEvent(new Event('blur'))
  await vi.waitFor(async () => expect((await readPreferences()).syncIntervalMinutes).toBe(30))
  await savePreferences({ syncIntervalMinutes: 45 })
  await until(() => row('Synchronize every').value === '45')
})

test('a choice is saved at once', async () => {
  await opened('page-companion')
  const control = row('Colours')
  control.value = 'dark'
  control.dispatchEvent(new Event('change', { bubbles: true }))
  await until(() => document.documentElement.dataset.theme === 'dark')
  expect((await readPreferences()).theme).toBe('dark')
})

test('what the browser refuses to store is said beside the setting', async () => {
  await opened('page-companion')
  vi.spyOn(browser.storage.local, 'set').mockRejectedValue(new Error('quota'))
  vi.spyOn(console, 'error').mockImplementation(() => {})
  row('Page companion').click()
  await until(() => text().includes('Something went wrong inside AR Companion'))
  expect(row('Page companion').checked).toBe(true)
})

test('another site is taken back: its permission and its place in the list', async () => {
  await opened('page-companion')
  // As when an administrator gave it: the list alone decides then.
  fakeBrowser.permissions.remove = vi.fn(async () => {
    throw new Error('You cannot remove required permissions.')
  })
  await savePreferences({ otherSites: ['https://ar.example.com', 'https://b.example.com'] })
  const remove = await until(() => button('Remove https://ar.example.com'))
  expect(text()).toContain('Not allowed in this browser')
  remove.click()
  await vi.waitFor(async () =>
    expect((await readPreferences()).otherSites).toEqual(['https://b.example.com']),
  )
  expect(fakeBrowser.permissions.remove).toHaveBeenCalledWith({ origins: ['https://ar.example.com/*'] })
})

test('a setting that could not be read is named, and at its default', async () => {
  fakeBrowser.reset()
  await savePreferences({ syncIntervalMinutes: 30 })
  const key = 'preferences.0'
  const { [key]: chunk } = (await browser.storage.local.get(key)) as Record<string, unknown>
  // Not any 30: the time of saving stands in it too.
  const damaged = JSON.parse(JSON.stringify(chunk).replace(/(?<=syncIntervalMinutes\W+)30/, '99999'))
  await browser.storage.local.set({ [key]: damaged })
  await browser.storage.sync.set({ [key]: damaged })
  await opened('connections', false)
  await until(() => text().includes('syncIntervalMinutes'))
  expect(row('Synchronize every').value).toBe('10')
})
