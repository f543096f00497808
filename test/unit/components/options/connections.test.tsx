import { beforeEach, expect, test, vi } from 'vitest'
import { browser } from 'wxt/browser'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { Options } from '../../../../components/options/options.tsx'
import type { Connection } from '../../../../core/ledger/connection.ts'
import { announce } from '../../../../core/store/changes.ts'
import { putCursor } from '../../../../core/store/cursors.ts'
import { openLedger } from '../../../../core/store/open.ts'
import { stage, takeStaged } from '../../../../core/store/staged.ts'
import { write } from '../../../../core/store/transaction.ts'
import { connection, customer, ID, NOW, stock } from '../ledger-rows.ts'
import { button, drawn, field, refusal, show, text, type, until, worker } from '../screen.tsx'

type Answers = Parameters<typeof worker>[0]
async function opened(connections: Connection[], answers: Answers = {}) {
  fakeBrowser.reset()
  fakeBrowser.identity.getRedirectURL = () => 'https://abc.chromiumapp.org/'
  location.hash = '#connections'
  await stock(connections)
  const sent = worker(answers)
  show(<Options />)
  await until(() => document.querySelector('main h2'))
  return sent
}
beforeEach(() => show(<p />))

async function keys() {
  type(await until(() => field('Client ID')), ' my-client ')
  type(field('Client secret'), ' my-secret ')
  await drawn()
}

test('the first connection: address to register, keys, sign-in', async () => {
  const sent = await opened([], { 'connection.connect': () => ({ connectionId: ID }) })
  expect(field('Redirect URI').value).toBe('https://abc.chromiumapp.org/')
  expect(field('Redirect URI').readOnly).toBe(true)
  expect(field('Client secret').type).toBe('password')
  await keys()
  button('Connect')?.click()
  await until(() => text().includes('Connected. The first import is running.'))
  expect(sent).toEqual([
    {
      name: 'connection.connect',
      input: {
        system: 'quickbooks',
        environment: 'production',
        clientId: 'my-client',
        clientSecret: 'my-secret',
      },
    },
  ])
})

test('nothing is sent without the keys, and each missing one is named at its field', async () => {
  const sent = await opened([])
  button('Connect')?.click()
  await until(() => text().includes('Enter the client ID of your app.'))
  expect(text()).toContain('Enter the client secret of your app.')
  expect(field('Client ID').getAttribute('aria-invalid')).toBe('true')
  const described = field('Client ID').getAttribute('aria-describedby') ?? ''
  expect(text(document.getElementById(described) as Element)).toBe('Enter the client ID of your app.')
  expect(sent).toEqual([])
})

test.each([
  ['cancelled', 'closed', 'The sign-in window was closed before the sign-in was finished.', false],
  ['wrong-company', 'You signed in to Other.', 'You signed in to Other.', false],
  ['sign-in', 'Access was not granted.', 'Access was not granted.', false],
  ['offline', 'TypeError', 'QuickBooks Online could not be reached. Check the network', true],
  [
    'sign-in-page',
    'not loaded',
    'Most often the client ID is wrong, or the redirect URI is not registered',
    true,
  ],
  ['client-refused', 'invalid_client', 'refused the client ID or the client secret.', true],
  ['signed-out', 'invalid_grant (x)', 'QuickBooks Online did not complete the sign-in.', true],
] as const)(
  'a sign-in that ends in %s says what to do and keeps what was typed',
  async (code, raw, words, folded) => {
    await opened([], {
      'connection.connect': () => {
        throw refusal(code, raw)
      },
    })
    await keys()
    button('Connect')?.click()
    await until(() => text().includes(words))
    // What came word by word is there for whoever is asked for help.
    const details = [...document.querySelectorAll('.banner details')].find(each =>
      text(each).includes('Details'),
    )
    expect(details ? text(details) : undefined).toBe(folded ? `Details${raw}` : undefined)
    expect(field('Client ID').value).toBe(' my-client ')
    expect(button('Connect')?.getAttribute('aria-busy')).toBeNull()
  },
)

test('a company that could not be read is tried again from where it is said', async () => {
  let refused = 0
  const sent = await opened([], {
    'connection.connect': () => {
      if (refused++ === 0) throw refusal('company-unread', 'HTTP 503')
      return { connectionId: ID, companyName: 'X', renewed: false }
    },
  })
  await keys()
  button('Connect')?.click()
  await until(() => text().includes('You need not sign in anew.'))
  button('Try again')?.click()
  await until(() => sent.length === 2)
  expect(sent[1]).toEqual(sent[0])
  await until(() => !text().includes('You need not sign in anew.'))
})

test('where the vendor refuses our address, an own one and a pasted address do', async () => {
  const sent = await opened([], {
    'connection.begin': () => ({ authorizeUrl: 'https://appcenter.intuit.com/connect/oauth2?state=s' }),
    'connection.paste': () => ({ connectionId: ID, companyName: 'X', renewed: false }),
  })
  const opening = vi.spyOn(window, 'open').mockReturnValue(null)
  await keys()
  const own = field('Your redirect URI')
  type(own, 'http://example.com/')
  await drawn()
  button('Open sign-in')?.click()
  await until(() => text().includes('Enter an address that begins with https://'))
  expect(sent).toEqual([])
  type(own, 'https://example.com/back')
  await drawn()
  button('Open sign-in')?.click()
  type(await until(() => field('Address after signing in')), ' https://example.com/back?code=1&state=s ')
  await drawn()
  button('Finish')?.click()
  await until(() => text().includes('Connected. The first import is running.'))
  expect(opening).toHaveBeenCalledWith(expect.stringContaining('appcenter.intuit.com'), '_blank', 'noopener')
  expect(sent.map(({ name }) => name)).toEqual(['connection.begin', 'connection.paste'])
  expect(sent[0]?.input).toMatchObject({ redirectUri: 'https://example.com/back' })
  expect(sent[1]?.input).toEqual({ address: 'https://example.com/back?code=1&state=s' })
})

test('the first import shows counts and the time left', async () => {
  await opened([connection({ importing: true })])
  const ledger = await openLedger()
  await ledger.put('cursors', {
    connectionId: ID,
    entity: 'invoice',
    imported: 1000,
    total: 4000,
    importDone: false,
    since: new Date().toISOString(),
    pace: { at: new Date(Date.now() - 60_000).toISOString(), imported: 0 },
  })
  show(<Options key="again" />)
  await until(() => text().includes('1,000 of 4,000 records imported'))
  expect(text()).toContain('about 3 minutes left')
  const bar = document.querySelector('progress')
  expect([bar?.value, bar?.max]).toEqual([1000, 4000])
})

test.each(['sign-in-needed', 'disconnected'] as const)(
  'an import that stopped (%s) shows no progress, and what came of it',
  async state => {
    await opened([connection({ importing: true, state })])
    await until(() => text().includes('0 invoices'))
    expect(document.querySelector('progress')).toBeNull()
  },
)

test('what the import read is put in order with a figure, until little is left', async () => {
  await opened([connection()])
  const ledger = await openLedger()
  const cursor = {
    connectionId: ID,
    entity: 'customer',
    importDone: true,
    since: NOW,
    imported: 10_000,
  } as const
  await write(ledger, ['customers', 'cursors'], tx => {
    putCursor(tx, cursor)
    for (let n = 0; n < 11; n++) stage(tx, ID, 'customer', NOW, [customer({ id: String(n) })])
  })
  show(<Options key="again" />)
  await until(() => text().includes('7,250 of 10,000 records put in order'))
  const bar = document.querySelector('progress')
  expect([bar?.value, bar?.max]).toEqual([7250, 10_000])
  await write(
    ledger,
    ['customers'],
    async tx => void ((await takeStaged(tx, ID)) && (await takeStaged(tx, ID))),
  )
  announce(ID, 'progress')
  await until(() => !document.querySelector('progress'))
})

test('disconnecting asks, and erases only when ticked', async () => {
  const sent = await opened([connection()], { 'connection.disconnect': () => undefined })
  const disconnect = async (erase: boolean) => {
    ;(await until(() => button('Disconnect …'))).click()
    await until(() => document.querySelector('dialog[open]'))
    if (erase) field('Also erase the ledger of this company from this browser').click()
    await drawn()
    button('Disconnect')?.click()
    await until(() => !document.querySelector('dialog'))
  }
  await disconnect(false)
  await until(() => sent.length === 1)
  await disconnect(true)
  await until(() => sent.length === 2)
  expect(sent.map(({ input }) => input)).toEqual([
    { connectionId: ID, erase: false },
    { connectionId: ID, erase: true },
  ])
})

test('another browser is the home: read only, and taken over only when confirmed', async () => {
  const sent = await opened([connection({ isHome: false, homeName: 'Edge on Windows' })], {
    'connection.makeHome': () => undefined,
  })
  await until(() => text().includes('The home of this company is another browser: Edge on Windows'))
  const take = async (verb: string) => {
    document.querySelector<HTMLElement>('.banner button')?.click()
    const dialog = await until(() => document.querySelector('dialog[open]'))
    expect(text(dialog)).toContain('A browser of another make cannot see')
    button(verb, dialog)?.click()
    await until(() => !document.querySelector('dialog'))
  }
  await take('Cancel')
  expect(sent).toEqual([])
  await take('Make this browser the home')
  await until(() => sent.length === 1)
})

test('signing in again without stored keys leads to the form, for that company', async () => {
  const sent = await opened([connection({ state: 'sign-in-needed', stateReason: 'It expired.' })], {
    'connection.reconnect': () => {
      throw refusal('not-allowed', 'The client id and secret of this connection are not stored here.')
    },
    'connection.connect': () => ({ connectionId: ID }),
  })
  await until(() => text().includes('It expired.'))
  button('Sign in again')?.click()
  ;(await until(() => button('Enter the keys of your app'))).click()
  await until(() => text().includes('Sign in to Craig’s Landscaping again'))
  await keys()
  button('Connect')?.click()
  await until(() => sent.length === 2)
  expect(sent[1]?.input).toMatchObject({ expect: ID })
})

test('what a backup brought paused goes when the user says so', async () => {
  const sent = await opened([connection()], { 'connection.makeHome': () => undefined })
  const ledger = await openLedger()
  await ledger.put('outbox', {
    id: 'o',
    connectionId: ID,
    entity: 'payment',
    recordId: 'own-1',
    action: 'create-payment',
    state: 'paused',
    attempts: 0,
    createdAt: '2026-01-01T00:00:00.000Z',
  })
  show(<Options key="again" />)
  await until(() => text().includes('1 change from the backup waits'))
  button('Send what waits')?.click()
  await until(() => sent.length)
  expect(sent).toEqual([{ name: 'connection.makeHome', input: { connectionId: ID } }])
})

test('the weekly backup is offered until one was saved', async () => {
  await opened([connection()])
  await until(() => text().includes('No backup was saved from this browser yet.'))
  await browser.storage.local.set({ lastBackupAt: new Date().toISOString() })
  await until(() => !text().includes('Save a backup once a week'))
  await browser.storage.local.set({ lastBackupAt: new Date(Date.now() - 8 * 86_400_000).toISOString() })
  await until(() => text().includes('Save a backup once a week'))
})
