import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Companion, startCompanion } from '../../../components/overlay/companion.ts'
import { uiPart } from '../../../components/overlay/ui/index.tsx'
import { forgetUi, offerUi } from '../../../components/overlay/ui-part.ts'
import type { CompanionSettings } from '../../../core/messaging/views.ts'
import { quickbooks } from '../../../core/pages/quickbooks/adapter.ts'
import { fixturesOf } from '../pages/adapter-contract.ts'
import { AnsweringObserver, fakeWorker, invoiceView, SETTINGS, settle, soon, userClick } from './builders.ts'

const pages = new Map(
  fixturesOf(join(import.meta.dirname, '../pages/fixtures/quickbooks')).map(page => [page.name, page]),
)
const CLOSED = 'Account Period Closed: The account period has closed.'

let end: AbortController
let worker: ReturnType<typeof fakeWorker>
let companion: Companion

/** Puts a saved page into this document and starts the companion on it. */
async function open(name: string, settings: Partial<CompanionSettings> = {}, adapter = true): Promise<void> {
  const page = pages.get(name)
  if (!page) throw new Error(name)
  const parsed = new DOMParser().parseFromString(page.html, 'text/html')
  document.body.replaceChildren(...parsed.body.childNodes)
  const cookies = Object.entries(page.cookies ?? {}).map(([key, value]) => `${key}=${value}`)
  vi.spyOn(document, 'cookie', 'get').mockReturnValue(cookies.join('; '))
  worker = fakeWorker({
    'page.status': ({ context }) => invoiceView({ number: context.number ?? '' }),
    'page.badges': ({ rows }) => rows.map(() => ({ tone: 'good', label: 'Paid', title: '' })),
    'page.ui': () => offerUi(uiPart),
    'guide.links': () => [],
  })
  companion = startCompanion({
    document,
    adapter: adapter ? quickbooks : null,
    url: new URL(page.url),
    settings: { ...SETTINGS, ...settings },
    send: worker.send,
    abort: end.signal,
  })
  await settle(30)
}
const host = (kind: string) => document.querySelector(`ar-companion-${kind}`)
const chip = () => host('chip')?.shadowRoot?.querySelector('.chip')?.textContent
const named = (name: string) => worker.sent.filter(([each]) => each === name)

beforeEach(() => {
  vi.stubGlobal('ResizeObserver', AnsweringObserver)
  end = new AbortController()
  forgetUi()
})
afterEach(() => {
  end.abort()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('on an invoice', () => {
  it('draws the chip beside the heading, with what the worker knows', async () => {
    await open('invoice-react')
    expect(host('chip')?.previousElementSibling?.textContent).toContain('#1043')
    expect(chip()).toBe('Open$1,250.00')
    expect(named('page.status')[0]?.[1]).toEqual({
      context: {
        system: 'quickbooks',
        company: '9130347951234567',
        kind: 'invoice',
        externalId: '145',
        number: '1043',
      },
    })
  })

  it('asks once, however often the page changes elsewhere', async () => {
    await open('invoice-react')
    for (let turn = 0; turn < 5; turn += 1) {
      document.body.append(document.createElement('p'))
      await settle(20)
    }
    expect(named('page.status')).toHaveLength(1)
  })

  it('opens the panel on a click, whose script comes then', async () => {
    await open('invoice-react')
    expect(named('page.ui')).toHaveLength(0)
    const button = host('chip')?.shadowRoot?.querySelector('button') as HTMLElement
    userClick(button)
    const panel = () => host('chip')?.shadowRoot?.querySelector('.panel')?.textContent
    await soon(() => expect(panel()).toContain('Invoice 1043'))
    expect(named('page.ui')).toHaveLength(1)
    expect(button.getAttribute('aria-expanded')).toBe('true')
    userClick(button)
    expect(host('chip')?.shadowRoot?.querySelector('.panel')).toBeNull()
  })

  it('puts the chip back when the page draws its heading anew', async () => {
    await open('invoice-react')
    const heading = document.querySelector('h1') as Element
    heading.replaceWith(heading.cloneNode(true))
    host('chip')?.remove()
    await soon(() => expect(host('chip')?.previousElementSibling?.tagName).toBe('H1'))
    expect(document.querySelectorAll('ar-companion-chip')).toHaveLength(1)
  })

  it('follows a step within the app, and forgets the old record', async () => {
    await open('invoice-react')
    companion.navigated(new URL('https://qbo.intuit.com/app/invoice?txnId=146'))
    expect(chip()).toBe('Checking …')
    await soon(() =>
      expect(named('page.status').at(-1)?.[1]).toMatchObject({ context: { externalId: '146' } }),
    )
    companion.navigated(new URL('https://qbo.intuit.com/app/homepage'))
    document.body.innerHTML = '<main><h1>Good morning</h1></main>'
    await soon(() => expect(host('chip')).toBeNull())
  })

  it('waits for the heading of a page that loads: the chip appears once, beside it', async () => {
    await open('invoice-react')
    const drawn = [...document.body.childNodes]
    document.body.replaceChildren()
    companion.navigated(new URL('https://qbo.intuit.com/app/invoice?txnId=146'))
    await settle(250)
    expect(host('chip')).toBeNull()
    document.body.append(...drawn)
    await soon(() => expect(host('chip')?.previousElementSibling?.tagName).toBe('H1'))
    expect(host('chip')?.hasAttribute('data-dock')).toBe(false)
  })

  it('docks when no heading comes', async () => {
    await open('invoice-react')
    document.body.replaceChildren()
    companion.navigated(new URL('https://qbo.intuit.com/app/invoice?txnId=146'))
    await soon(() => expect(host('chip')?.getAttribute('data-dock')).toBe('bottom-right'))
  })

  it('asks again when the ledger changed', async () => {
    await open('invoice-react')
    companion.changed()
    await soon(() => expect(named('page.status')).toHaveLength(2))
  })

  it('docks in the corner where the user wants it, and where there is no heading', async () => {
    await open('invoice-react', { chipOn: false, dockCorner: 'top-left' })
    expect(host('chip')?.parentElement).toBe(document.body)
    expect(host('chip')?.getAttribute('data-dock')).toBe('top-left')
    companion.configure(SETTINGS)
    expect(host('chip')?.previousElementSibling?.tagName).toBe('H1')
  })

  it('says that the page must be reloaded once the extension was updated', async () => {
    await open('invoice-react')
    companion.orphan()
    expect(chip()).toBe('Reload this page')
    host('chip')?.remove()
    document.body.append(document.createElement('p'))
    await settle(50)
    expect(host('chip'), 'a newer script draws now').toBeNull()
  })

  it('tells the popup what it shows', async () => {
    await open('invoice-react')
    expect(companion.context()).toMatchObject({ kind: 'invoice', externalId: '145', number: '1043' })
  })
})

describe('on any page', () => {
  it('marks an error, with no chip where there is no record', async () => {
    await open('home')
    expect(host('chip')).toBeNull()
    document.body.insertAdjacentHTML('beforeend', `<div role="alert">${CLOSED}</div>`)
    await soon(() =>
      expect(host('fix')?.shadowRoot?.querySelector('.marker')?.textContent).toContain('closed period'),
    )
  })

  it('opens the fix of an error that comes while the panel is open, whose script is here already', async () => {
    await open('invoice-react')
    userClick(host('chip')?.shadowRoot?.querySelector('button') as HTMLElement)
    await soon(() => expect(host('chip')?.shadowRoot?.querySelector('.panel')).not.toBeNull())
    document.body.insertAdjacentHTML('beforeend', `<div role="alert">${CLOSED}</div>`)
    await soon(() => expect(host('fix')?.shadowRoot?.querySelectorAll('.steps li').length).toBeGreaterThan(0))
  })

  it('marks an error within a modal dialog, where all else is inert', async () => {
    await open('home')
    document.body.insertAdjacentHTML('beforeend', `<dialog><p role="alert">${CLOSED}</p></dialog>`)
    const dialog = document.querySelector('dialog') as HTMLDialogElement
    vi.spyOn(dialog, 'matches').mockImplementation(css => css === ':modal' || css === 'dialog')
    dialog.setAttribute('open', '')
    await soon(() => expect(host('fix')?.parentElement).toBe(dialog))
  })

  it('has the error guide alone on a site that is no accounting page', async () => {
    await open('invoice-react', {}, false)
    expect(host('chip')).toBeNull()
    document.body.insertAdjacentHTML('beforeend', `<div role="alert">${CLOSED}</div>`)
    await soon(() => expect(host('fix')).not.toBeNull())
    expect(companion.context()).toBeUndefined()
    expect(worker.sent.map(([name]) => name)).toEqual(['page.ui'])
  })

  it('leaves nothing behind at its end', async () => {
    await open('invoice-react')
    document.body.insertAdjacentHTML('beforeend', `<div role="alert">${CLOSED}</div>`)
    await soon(() => expect(host('fix')).not.toBeNull())
    end.abort()
    expect(document.querySelectorAll('ar-companion-chip,ar-companion-fix,ar-companion-badge')).toHaveLength(0)
    document.body.append(document.createElement('p'))
    await settle(60)
    expect(document.querySelectorAll('ar-companion-chip,ar-companion-fix,ar-companion-badge')).toHaveLength(0)
  })

  it('takes the place of what an earlier script left', async () => {
    document.body.innerHTML = ''
    await open('invoice-react')
    const old = document.createElement('ar-companion-chip')
    end.abort()
    end = new AbortController()
    document.body.append(old)
    startCompanion({
      document,
      adapter: quickbooks,
      url: new URL('https://qbo.intuit.com/app/invoice?txnId=145'),
      settings: SETTINGS,
      send: worker.send,
      abort: end.signal,
    })
    expect(old.isConnected).toBe(false)
    expect(document.querySelectorAll('ar-companion-chip')).toHaveLength(1)
  })
})
