// @vitest-environment node

import { beforeEach, expect, test, vi } from 'vitest'
import { browser } from 'wxt/browser'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { Invoice } from '../../../core/ledger/records.ts'
import { exportPreferences } from '../../../core/preferences/backup.ts'
import {
  connectionSettings,
  readPreferences,
  saveConnectionSettings,
  savePreferences,
} from '../../../core/preferences/preferences.ts'
import { makeBackup } from '../../../core/store/backup.ts'
import { putOutboxEntry } from '../../../core/store/outbox.ts'
import { layDown, pickUp } from '../../../core/store/restore-inbox.ts'
import { StoreError } from '../../../core/store/store-error.ts'
import { write } from '../../../core/store/transaction.ts'
import { ENQUEUE_STORES, enqueue } from '../../../core/sync/push/enqueue.ts'
import { dataHandlers } from '../../../core/worker/data.ts'
import * as sync from '../sync-push/setting.ts'
import { C, companionOn, NOW, type Setting, setting } from './setting.ts'

const invoice: Invoice = {
  kind: 'invoice',
  connectionId: C,
  id: '1',
  externalId: '1',
  origin: 'imported',
  syncState: 'synced',
  number: '1042',
  customerId: '7',
  customerName: 'Amy',
  currency: 'USD',
  date: '2026-01-01',
  lines: [],
  total: 100,
  accountingBalance: 100,
  voided: false,
}
const secrets = {
  connectionId: C,
  clientId: 'id',
  clientSecret: 'hush',
  accessToken: 'A',
  refreshToken: 'R',
  accessExpiresAt: new Date(NOW + 1e6).toISOString(),
}

let here: Setting
beforeEach(async () => {
  here = await setting()
  await here.connect()
  await here.put(invoice)
  await here.secrets.vault.write(secrets)
})
const backup = async () =>
  makeBackup(here.ledger, {
    madeAt: '2026-01-31T00:00:00.000Z',
    madeBy: '0',
    preferences: await exportPreferences(),
  })

test('a backup made elsewhere is restored, and this profile becomes the home', async () => {
  await savePreferences({ submitAuthorizedAch: false })
  const file = await backup()
  here = await setting()
  await layDown(file)
  expect(await here.ask('data.restore', {})).toEqual({ companies: 1, rows: 7 })
  expect(await here.connection()).toMatchObject({ state: 'sign-in-needed', isHome: true })
  expect(await here.record('invoice', '1')).toMatchObject({ number: '1042' })
  expect(await here.deps.homes.read(C)).toMatchObject({ isHome: true, home: { profileId: 'this-profile' } })
  expect((await readPreferences()).submitAuthorizedAch).toBe(false)
  expect(await pickUp()).toBeUndefined()
  expect(here.announced).toContainEqual({ connectionId: C, what: 'connection' })
})

test('what stands here of its companies is stopped before anything is written', async () => {
  const states: (string | undefined)[] = []
  const handlers = dataHandlers({
    ...here.deps,
    async engineIdle(id) {
      states.push((await here.connection(id))?.state)
    },
  })
  await layDown(await backup())
  await here.put({ ...invoice, id: '2', number: 'later' })
  await handlers['data.restore']({}, { from: 'screen', url: undefined, tabId: undefined })
  expect(states).toEqual(['disconnected'])
  expect(await here.record('invoice', '2')).toBeUndefined()
})

test('a damaged file changes nothing, and says what is wrong', async () => {
  const file = await backup()
  await layDown(file.slice(0, file.size - 20))
  await expect(here.ask('data.restore', {})).rejects.toMatchObject({ code: 'refused' })
  expect(await pickUp()).toBeUndefined()
  expect(await here.connection()).toMatchObject({ state: 'connected' })
  expect(await here.record('invoice', '1')).toBeDefined()
})

test('preferences that cannot be carried over are refused before anything changes', async () => {
  const preferences = { ...(await exportPreferences()), version: 0 }
  await layDown(
    await makeBackup(here.ledger, { madeAt: '2026-01-31T00:00:00.000Z', madeBy: '0', preferences }),
  )
  await expect(here.ask('data.restore', {})).rejects.toMatchObject({
    code: 'refused',
    message: expect.stringContaining('preferences in this backup cannot be read'),
  })
  expect(await here.connection()).toMatchObject({ state: 'connected' })
  expect(await here.secrets.vault.read(C)).toBeDefined()
})

test('a restore that stops anywhere before its company can sign in leaves no step that was sent to go again', async () => {
  await saveConnectionSettings(C, { cadenceOn: true, cadenceSince: '2020-01-01' })
  const handlers = dataHandlers({
    ...here.deps,
    homes: {
      ...here.deps.homes,
      async take() {
        expect(connectionSettings(await readPreferences(), C).cadenceSince > '2020-01-01').toBe(true)
        throw new Error('the worker was stopped')
      },
    },
  })
  await layDown(await backup())
  const restore = handlers['data.restore']({}, { from: 'screen', url: undefined, tabId: undefined })
  await expect(restore).rejects.toThrow('the worker was stopped')
  expect(await here.connection()).toMatchObject({ state: 'disconnected' })
})

test('what was sent since the backup was saved does not go again, and what was held stays here', async () => {
  const { customer, payment } = sync
  const waiting = [
    customer({ id: 'own-c' }),
    sync.invoice({ id: 'own-i', number: '', customerId: '1' }),
    payment({ id: 'own-p' }),
  ]
  for (const record of [customer({ id: '1' }), sync.invoice({ id: '5' })]) {
    await here.put(record)
    here.books.put(record)
  }
  await here.put(...waiting, payment({ id: 'own-held', ourKey: 'ARC-held' }))
  await write(here.ledger, ENQUEUE_STORES, async tx => {
    const now = new Date(NOW).toISOString()
    const of = { connectionId: C }
    await enqueue(tx, { ...of, action: 'create-customer', recordId: 'own-c' }, now)
    await enqueue(tx, { ...of, action: 'create-invoice', recordId: 'own-i' }, now)
    await enqueue(tx, { ...of, action: 'create-payment', recordId: 'own-p' }, now)
    const held = await enqueue(tx, { ...of, action: 'create-payment', recordId: 'own-held' }, now)
    await putOutboxEntry(tx, { ...held, state: 'held' })
  })
  const file = await backup()
  const there = () => (['customer', 'invoice', 'payment'] as const).map(kind => here.books.of(kind).length)
  await here.engine.pushNow(C)
  expect(there()).toEqual([2, 2, 1])
  here.pass(60_000)
  await layDown(file)
  await here.ask('data.restore', {})
  await here.connect()
  await here.ask('connection.makeHome', { connectionId: C })
  await here.settle()
  expect(there()).toEqual([2, 2, 1])
  for (const { kind, id } of waiting)
    expect(await here.record(kind, id)).toMatchObject({ syncState: 'synced', externalId: expect.anything() })
  expect((await here.outbox()).map(({ recordId, state }) => [recordId, state])).toEqual([
    ['own-held', 'held'],
  ])
})

test('what waited in a backup and never was sent goes, once', async () => {
  const { customer, payment } = sync
  await here.put(customer({ id: '1' }), payment({ id: 'own-p' }))
  await write(here.ledger, ENQUEUE_STORES, tx =>
    enqueue(
      tx,
      { connectionId: C, action: 'create-payment', recordId: 'own-p' },
      new Date(NOW).toISOString(),
    ),
  )
  await layDown(await backup())
  await here.ask('data.restore', {})
  await here.connect()
  await here.ask('connection.makeHome', { connectionId: C })
  await here.settle()
  expect(here.books.of('payment')).toHaveLength(1)
  expect(await here.outbox()).toEqual([])
})

test('without a file there is nothing to restore', async () => {
  await expect(here.ask('data.restore', {})).rejects.toMatchObject({ code: 'not-found' })
})

test('erasing leaves neither ledger nor sign-in nor settings nor permission', async () => {
  fakeBrowser.permissions.remove = vi.fn(async () => true)
  await savePreferences({ otherSites: ['https://ar.example.com'] })
  await browser.storage.local.set({ lastBackupAt: 'x' })
  await here.deps.homes.take(C)
  await here.ask('data.erase', {})
  expect(await here.ledger.count('connections')).toBe(0)
  expect(await here.ledger.count('invoices')).toBe(0)
  expect(await here.secrets.vault.read(C)).toBeUndefined()
  expect(here.vendor.revoked).toEqual(['R'])
  expect(await browser.storage.local.get(null)).toEqual({})
  expect(await browser.storage.sync.get(null)).toEqual({})
  expect(fakeBrowser.permissions.remove).toHaveBeenCalledWith({ origins: ['https://ar.example.com/*'] })
})

test('erasing does not wait for a vendor that does not answer', async () => {
  here.vendor.revokeFails = true
  await here.ask('data.erase', {})
  expect(await here.secrets.vault.read(C)).toBeUndefined()
})

test('a ledger that does not open is erased all the same: its sign-ins and its home are not left behind', async () => {
  await here.deps.homes.take(C)
  const handlers = dataHandlers({
    ...here.deps,
    ledger: () => Promise.reject(new StoreError('unavailable')),
  })
  await handlers['data.erase']({}, { from: 'screen', url: undefined, tabId: undefined })
  expect(await here.secrets.ids()).toEqual([])
  expect(here.vendor.revoked).toEqual(['R'])
  expect(await browser.storage.sync.get(null)).toEqual({})
})

test('a companion may do neither', async () => {
  for (const name of ['data.restore', 'data.erase'] as const) {
    const reply = await here.raw(name, {}, companionOn('app.qbo.intuit.com'))
    expect(reply).toMatchObject({ ok: false, error: { code: 'refused' } })
  }
  expect(await here.ledger.count('connections')).toBe(1)
})
