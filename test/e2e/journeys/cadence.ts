import { afterEach, beforeEach, expect, it } from 'vitest'
import type { Invoice } from '../../../core/ledger/records.ts'
import { mailtoOf } from '../../../core/ledger/reminder-mail.ts'
import type { StoredReminder } from '../../../core/store/schema.ts'
import { connections, ledgerRows } from '../harness/ledger.ts'
import type { Place } from '../harness/places.ts'
import { eventually, type Screen } from '../harness/screen.ts'
import { isChromium, type Stage } from '../harness/stage.ts'
import { stopAt } from '../harness/stop-at.ts'
import { atRest } from './connect.ts'
import { tell } from './worker.ts'

/** Reminders (design §3, Cadence): each step at most once, whatever happens to the worker. */
export function cadence({ system, open }: Place): void {
  const { cases, companies, gaps } = system
  let stage: Stage
  let options: Screen
  let connectionId: string
  const books = () => system.books(stage, companies.main)

  beforeEach(async () => {
    stage = await open()
    // One invoice is due today; its customer has an address.
    books().setDueDate(cases.open, books().today())
    options = await system.connect(stage, companies.main)
    await atRest(options)
    connectionId = (await connections(options))[0]?.id ?? ''
  })
  afterEach(() => stage?.close())

  const invoice = () => books().invoice(cases.open)
  // Others of the seeded company may be due on this day too.
  const reminders = async () =>
    (await ledgerRows<StoredReminder>(options, 'reminders')).filter(row => row.invoiceId === invoice().id)
  const outcomes = async () => (await reminders()).map(({ step, outcome }) => ({ step, outcome }))
  const stored = async (number = cases.open) =>
    (await ledgerRows<Invoice>(options, 'invoices')).find(row => row.number === number)
  const mails = () =>
    stage.sandbox.quickbooks
      .company(companies.main)
      .mails.filter(({ invoiceId }) => invoiceId === invoice().id)
  const toCadence = async () => options.goto(`${(await options.url()).split('#')[0]}#cadence`)

  /** Switched on as a user does: the preview first. */
  async function switchOn(): Promise<void> {
    await toCadence()
    await options.click('switch', 'Send reminders')
    await options.see(cases.open)
    await options.click('button', 'Send reminders')
  }

  /** The address that the page hands to the mail program; in Firefox, what the worker answers for it. */
  async function handOver(screen: Screen, write: () => Promise<void>): Promise<string> {
    if (!isChromium(stage)) {
      const [due] = await reminders()
      const step = { connectionId, invoiceId: invoice().id, step: 0, dueDate: due?.dueDate ?? '' }
      return mailtoOf(await tell(options, 'reminders.prepare', step))
    }
    const handed: string[] = []
    const page = stage.chromium.context.pages().at(-1)
    if (!page) throw new Error('No page.')
    const cdp = await stage.chromium.context.newCDPSession(page)
    await cdp.send('Page.enable')
    cdp.on('Page.frameRequestedNavigation', ({ url }) => handed.push(url))
    await write()
    await screen.see('The e-mail is in your mail program. Say here when you have sent it.')
    return eventually('the e-mail', () => handed.find(url => url.startsWith('mailto:')))
  }

  if (gaps.has('mail'))
    it('lists the e-mails it prepared in Attention, until the user says what became of each', async () => {
      books().setDueDate(cases.overdue, books().today())
      await tell(options, 'record.sync', {
        connectionId,
        entity: 'invoice',
        id: (await stored(cases.overdue))?.id ?? '',
      })
      await switchOn()
      const both = [cases.open, cases.overdue]
      const found = async () => {
        const ids = await Promise.all(both.map(async number => (await stored(number))?.id))
        const rows = await ledgerRows<StoredReminder>(options, 'reminders')
        return ids.map(id => rows.find(({ invoiceId }) => invoiceId === id)?.outcome)
      }
      await eventually('both to be prepared', async () => (await found()).every(each => each === 'prepared'))

      const screen = await stage.extension('workspace.html#attention')
      const press = (number: string, name: string) =>
        screen.click('button', name, { css: '.attention-rows > li', text: number })
      const rows = () =>
        screen.run<string[]>(
          `[...document.querySelectorAll('.attention-rows > li')].map(row => row.textContent)`,
        )
      const lists = async (number: string) => (await rows()).some(row => row.includes(number))
      const badge = () => options.run<string>('chrome.action.getBadgeText({})')
      for (const number of both) await eventually(`${number} in the list`, () => lists(number))
      const counted = async () => ((await badge()) || '0') === String((await rows()).length)
      await eventually('the badge to count them', counted)

      const mail = await handOver(screen, () => press(cases.open, 'Write the e-mail'))
      expect(decodeURIComponent(mail)).toContain(`Invoice ${cases.open} from ${companies.main}`)

      await tell(options, 'reminders.run', { connectionId })
      await stage.stopWorker()
      await tell(options, 'reminders.run', { connectionId })
      expect(await found()).toEqual(['prepared', 'prepared'])

      await press(cases.open, 'It was sent')
      await eventually('the row to go', async () => !(await lists(cases.open)))
      await press(cases.overdue, 'It was not sent')
      await eventually('the row to go', async () => !(await lists(cases.overdue)))
      await eventually('the badge to follow', counted)
      await tell(options, 'reminders.run', { connectionId })
      expect(await found()).toEqual(['sent', 'skipped'])
      await toCadence()
      await options.see('you said that it was not sent')
      expect(await ledgerRows(options, 'outbox')).toEqual([])
      // Nothing went through the books: they send no mail.
      expect(stage.sandbox.intacct.requests.count({ path: /send|email/ })).toBe(0)
    })
  else {
    it('sends one that is due today exactly once, and says so', async () => {
      await switchOn()
      await eventually('the reminder to be sent', async () =>
        (await reminders()).some(({ outcome }) => outcome === 'sent'),
      )
      expect(mails()).toEqual([expect.objectContaining({ to: 'ap@customer.example' })])
      await options.see('What went out')
      await options.see('On the due date')
      await tell(options, 'reminders.run', { connectionId })
      await stage.stopWorker()
      await tell(options, 'reminders.run', { connectionId })
      expect(mails()).toHaveLength(1)
      expect(await outcomes()).toEqual([{ step: 0, outcome: 'sent' }])
      expect(await ledgerRows(options, 'outbox')).toEqual([])
    })

    it.each([
      ['before', 'unknown'],
      ['after', 'sent'],
    ] as const)('never goes twice when the worker is stopped %s the books took it', async (when, outcome) => {
      const traffic = system.traffic(stage)
      const path = new RegExp(`/invoice/${invoice().id}/send$`)
      const stopped = stopAt(stage, traffic, when, entry => path.test(entry.path))
      // The request dies with the worker.
      if (when === 'before')
        traffic.faults.plan({ method: 'POST', path, fault: { kind: 'cut', when: 'before' } })
      await switchOn()
      await stopped
      const tab = await stage.tab()
      await system.pages.openList(stage, tab)
      await eventually(
        'its outcome',
        async () => (await reminders()).some(row => row.outcome === outcome),
        40_000,
      )
      await tell(options, 'reminders.run', { connectionId })
      await stage.stopWorker()
      await system.pages.openList(stage, tab)
      await tell(options, 'reminders.run', { connectionId })
      expect(mails()).toHaveLength(when === 'before' ? 0 : 1)
      expect(await outcomes()).toEqual([{ step: 0, outcome }])
      if (outcome !== 'unknown') return
      await toCadence()
      await options.see('Outcome unknown')
      await options.click('button', 'It was not sent')
      await options.see('you said that it was not sent')
      expect(await ledgerRows(options, 'outbox')).toEqual([])
      expect((await stored())?.syncState).toBe('synced')
    })
  }

  it('reads the balance first: what was paid behind our back gets none', async () => {
    if (gaps.has('mail')) {
      // Read when the e-mail is written: a prepared one waits for the user.
      await switchOn()
      const [due] = await eventually('the reminder to be prepared', async () => {
        const found = await reminders()
        return found.length > 0 && found
      })
      books().pay(cases.open, invoice().due)
      const step = { connectionId, invoiceId: invoice().id, step: 0, dueDate: due?.dueDate ?? '' }
      await expect(tell(options, 'reminders.prepare', step)).rejects.toThrow('nothing is owed')
      return
    }
    books().pay(cases.open, invoice().due)
    await switchOn()
    await eventually('the reminder to be passed over', async () =>
      (await reminders()).some(
        ({ outcome, note }) => outcome === 'skipped' && /nothing is owed/.test(note ?? ''),
      ),
    )
    expect(mails()).toEqual([])
  })

  it('passes over a paused customer', async () => {
    const held = await stored()
    const workspace = await stage.extension(`workspace.html#invoices?id=${held?.id}`)
    await tell(options, 'reminders.pause', {
      connectionId,
      entity: 'customer',
      id: held?.customerId ?? '',
      paused: true,
    })
    await toCadence()
    await options.click('switch', 'Send reminders')
    await options.see('Send reminders?')
    await options.click('button', 'Send reminders')
    await workspace.see('Paused for this customer.')
    await tell(options, 'reminders.run', { connectionId })
    expect(await outcomes()).toEqual([])
    if (!gaps.has('mail')) expect(mails()).toEqual([])
  })
}
