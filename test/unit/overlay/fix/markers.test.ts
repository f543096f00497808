import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createErrorWatch, type ErrorWatch } from '../../../../components/overlay/fix/error-watch.ts'
import { createMarkers } from '../../../../components/overlay/fix/markers.ts'
import { createGuide } from '../../../../components/overlay/guide-port.ts'
import { createHost, type Host } from '../../../../components/overlay/host.ts'
import { guardKeys } from '../../../../components/overlay/keys.ts'
import { uiPart } from '../../../../components/overlay/ui/index.tsx'
import { forgetUi, type UiPart } from '../../../../components/overlay/ui-part.ts'
import { watchPage } from '../../../../core/pages/watch.ts'
import { settle, userClick, userKey } from '../builders.ts'

const CLOSED = 'Account Period Closed: The account period has closed.'
const DUPLICATE =
  'Duplicate Document Number Error : You must specify a different number. This number has already been used. DocNumber=1021 is assigned to TxnType=Invoice with TxnId=145'

let end: AbortController
let host: Host
let errors: ErrorWatch
let arrive: (ui: UiPart) => void
let asked: string[]

beforeEach(async () => {
  document.body.innerHTML = '<main></main>'
  end = new AbortController()
  asked = []
  forgetUi()
  guardKeys(window, end.signal)
  errors = createErrorWatch({
    document,
    guide: () => createGuide([]),
    system: 'quickbooks',
    errorRegions: '',
    abort: end.signal,
  })
  host = createHost('fix', document)
  host.placeIn(document.body)
  const coming = new Promise<UiPart>(resolve => {
    arrive = resolve
  })
  createMarkers({
    host,
    document,
    errors,
    findLinks: async kinds => {
      asked.push(kinds.join())
      return [
        { kind: 'open-conflicting-transaction', url: 'https://qbo.intuit.com/app/invoice?txnId=145' },
        { kind: 'open-item', url: 'javascript:alert(1)' },
      ]
    },
    loadUi: () => coming,
    corner: () => 'bottom-right',
    avoid: () => [],
    abort: end.signal,
  })
  watchPage(document, errors.onBatch, end.signal, run => queueMicrotask(run))
})
afterEach(() => end.abort())

const show = async (text: string) => {
  const alert = document.createElement('div')
  alert.setAttribute('role', 'alert')
  alert.textContent = text
  document.body.append(alert)
  await settle()
  return alert
}
const all = (css: string) => [...host.root.querySelectorAll<HTMLElement>(css)]
const one = (css: string) => host.root.querySelector<HTMLElement>(css) as HTMLElement
const pins = () =>
  all('.pin')
    .filter(pin => !pin.hidden)
    .map(pin => pin.textContent)
const titles = () => all('.card h3').map(title => title.textContent)
const press = (name: string) => userClick(one(`[aria-label="${name}"]`))
const uiIsHere = async () => {
  arrive(uiPart)
  await settle()
}

describe('a marker', () => {
  it('is there at once, and becomes the fix when its script has come', async () => {
    await show(CLOSED)
    expect(pins()).toEqual(['A known error'])
    expect(titles()).toEqual([])
    await uiIsHere()
    expect(titles()).toEqual(['The date is in a closed period'])
    expect(pins()).toEqual([])
  })

  it('says what it means, what to do step by step, and where to look', async () => {
    await uiIsHere()
    await show(DUPLICATE)
    await settle()
    expect(one('.meaning').textContent).toContain('number')
    expect(
      all('.steps li')
        .map(step => step.textContent)
        .join(' '),
    ).toContain('1021')
    expect(asked).toEqual(['open-conflicting-transaction'])
    expect(all('.links a').map(link => link.getAttribute('href'))).toEqual([
      'https://qbo.intuit.com/app/invoice?txnId=145',
    ])
    expect(one('.links a').textContent).toBe('Open the transaction that has this number')
    expect(one('.links a').getAttribute('rel')).toBe('noopener noreferrer')
  })

  it('says "may be" when only a part was recognised', async () => {
    await uiIsHere()
    await show('Account Period Closed')
    expect(titles().join()).toMatch(/^May be: /)
  })

  it('is spoken once', async () => {
    await uiIsHere()
    await show(CLOSED)
    expect(one('[role="status"]').textContent).toBe(
      'AR Companion knows this error: The date is in a closed period',
    )
  })

  it('goes with its error', async () => {
    await uiIsHere()
    const alert = await show(CLOSED)
    alert.textContent = 'Saved'
    await settle()
    expect(all('.marker')).toEqual([])
  })

  it('opens for the newest, the older ones stay folded', async () => {
    await uiIsHere()
    await show(CLOSED)
    await show(DUPLICATE)
    expect(titles()).toEqual(['The invoice number is already used'])
    expect(pins()).toEqual(['The date is in a closed period'])
  })

  it('folded by the user stays folded, and so do later ones', async () => {
    await uiIsHere()
    await show(CLOSED)
    press('Collapse')
    expect(titles()).toEqual([])
    expect(host.root.activeElement?.textContent).toBe('The date is in a closed period')
    await show(DUPLICATE)
    expect(titles()).toEqual([])
    userClick(one('.pin'))
    await settle()
    expect(titles()).toEqual(['The date is in a closed period'])
  })

  it('folds on Escape inside it, and on no other', async () => {
    await uiIsHere()
    await show(CLOSED)
    userKey(document.body, 'Escape')
    expect(titles()).toHaveLength(1)
    userKey(one('[aria-label="Collapse"]'), 'Escape')
    expect(titles()).toEqual([])
  })

  it('dismissed is gone', async () => {
    await uiIsHere()
    await show(CLOSED)
    press('Dismiss')
    expect(all('.marker')).toEqual([])
  })

  it('answers no click that the page makes', async () => {
    await uiIsHere()
    await show(CLOSED)
    one('[aria-label="Dismiss"]').click()
    one('[aria-label="Collapse"]').click()
    expect(titles()).toHaveLength(1)
  })
})

describe('the corner', () => {
  it('keeps the fix of a message that vanished, until it is dismissed', async () => {
    await uiIsHere()
    const alert = await show(CLOSED)
    alert.remove()
    await settle()
    expect(one('.dock').textContent).toContain('The message has gone from the page')
    expect(one('.dock').className).toContain('dock-bottom-right')
    press('Dismiss')
    expect(all('.dock')).toEqual([])
  })
})

it('leaves nothing drawn at its end', async () => {
  await uiIsHere()
  await show(CLOSED)
  end.abort()
  expect(all('.marker,.dock')).toEqual([])
})
