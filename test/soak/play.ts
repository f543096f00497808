import type { Sandbox } from '../sandbox/index.ts'
import { doAct, type Stage } from './acts.ts'
import type { Books, Facts } from './books.ts'
import type { Companion, Reply } from './companion.ts'
import { intacctBooks } from './intacct-books.ts'
import { judge, type Told } from './judge.ts'
import { quickbooksBooks } from './quickbooks-books.ts'
import type { Scenario } from './scenario.ts'
import { settle } from './settle.ts'
import { stopper } from './stopper.ts'
import { downgrade, type Rows, readAll, switchOnReminders } from './storage.ts'

/** What one run came to. */
export interface Played {
  scenario: Scenario
  /** Empty: nothing lost, nothing doubled, nothing hangs. */
  findings: string[]
  counts: {
    stops: number
    faults: number
    meddled: number
    requests: number
    intents: number
    unknown: number
    forAPerson: number
    signIns: number
    rounds: number
  }
  milliseconds: number
  /** What happened, in order: for whoever looks into a finding. */
  story: string[]
  there: Facts
  stored: Rows
}

const booksOf = (sandbox: Sandbox, { seed, system }: Scenario): Books =>
  system === 'quickbooks' ? quickbooksBooks(sandbox, seed) : intacctBooks(sandbox, seed)

/** Plays one scenario from a fresh profile to the judgement. */
export async function play(scenario: Scenario, companion: Companion, sandbox: Sandbox): Promise<Played> {
  const started = Date.now()
  const books = booksOf(sandbox, scenario)
  const story: string[] = []
  const findings: string[] = []
  const log = (line: string) => story.push(`${((Date.now() - started) / 1000).toFixed(2)} ${line}`)
  const told: Told = {
    invoices: [],
    payments: [],
    removed: books.removed,
    archived: [],
    paused: [],
    tokenTrouble: false,
    mailTrouble: false,
    signIns: 0,
  }
  let stops: ReturnType<typeof stopper> | undefined
  const ask: Stage['ask'] = async (name, input) => {
    const before = stops?.struck
    const reply: Reply = await companion.ask(name, input)
    // A worker that was struck may still find words; they are not its answer.
    if (!reply.ok && before !== stops?.struck) {
      log(`${name} → stopped`)
      return { ...reply, code: 'stopped' }
    }
    log(`${name} → ${reply.ok ? 'ok' : `${reply.code}: ${reply.message.slice(0, 160)}`}`)
    if (!reply.ok && reply.code === 'no-answer') findings.push(`${name} hangs`)
    if (!reply.ok && reply.code === 'internal') findings.push(`${name}: ${reply.message}`)
    return reply
  }
  const stage: Stage = { scenario, companion, books, told, ask, log }

  await companion.reset()
  books.rotate(scenario.rotates)
  if (scenario.during === 'reminder') books.dueToday()
  if (scenario.during !== 'import') await connect(stage, 1)
  if (scenario.during === 'reminder') await companion.run(switchOnReminders, books.connectionId)
  if (scenario.during === 'migration') {
    await companion.stop()
    await companion.run(downgrade)
  }

  const since = books.traffic.requests.total
  stops = stopper(companion, books, scenario.stops, log)
  let meddled = 0
  let seen = 0
  const meddling = books.traffic.onRequest(entry => {
    if (!books.isOf(entry, 'any')) return
    seen += 1
    for (const { at, what, pick } of scenario.meddling) {
      if (at !== seen) continue
      const done = books.meddle(what, pick, at)
      if (!done) continue
      meddled += 1
      log(`behind our back: ${done}`)
    }
  })
  const planned = scenario.troubles.map(({ of, skip, times, fault }) =>
    books.traffic.faults.plan({ ...books.rule(of), skip, times, fault }),
  )
  await stops.begin()
  if (scenario.during === 'import') await connect(stage, 5)
  for (const act of scenario.acts) await doAct(stage, act)
  await inPhase(stage)
  meddling()
  const faults = planned.reduce((sum, { hits }) => sum + hits, 0)
  await stops.end()
  books.traffic.faults.clear()
  log('— faults, stops and meddling end')

  const struck = books.traffic.requests.entries.filter(entry => entry.n > since && entry.fault !== undefined)
  told.tokenTrouble =
    stops.tokenTrouble || struck.some(entry => books.isOf(entry, 'token') || entry.status === 401)
  told.mailTrouble = stops.struck > 0 || struck.some(entry => books.isOf(entry, 'write'))
  const { rounds, unsettled } = await settle(stage)
  findings.push(...unsettled)
  const stored = await companion.run(readAll)
  const there = books.facts()
  findings.push(...judge(there, stored, told))
  const states = (stored.outbox ?? []).map(({ state }) => state)
  return {
    scenario,
    findings,
    counts: {
      stops: stops.struck,
      faults,
      meddled,
      requests: books.traffic.requests.total - since,
      intents: told.invoices.length + told.payments.length,
      unknown: states.filter(state => state === 'unknown').length,
      forAPerson: states.filter(state => state === 'needs-user' || state === 'held').length,
      signIns: told.signIns,
      rounds,
    },
    milliseconds: Date.now() - started,
    story,
    there,
    stored,
  }
}

/** A user presses Connect until the company stands there. */
async function connect({ ask, books }: Stage, tries: number): Promise<void> {
  for (let n = 0; n < tries; n++) {
    const reply = await ask('connection.connect', books.client)
    if (reply.ok && books.setup)
      await ask('connection.setUp', { connectionId: books.connectionId, setup: books.setup })
    if (reply.ok) break
  }
  await ask('sync.now', { connectionId: books.connectionId })
}

/** What the phase is about, until its stops have had their chance. */
async function inPhase(stage: Stage): Promise<void> {
  const { scenario, ask, books } = stage
  const { connectionId } = books
  for (let n = 0; n <= scenario.stops.length; n++) {
    switch (scenario.during) {
      case 'refresh':
        books.expireAccess()
        await ask('sync.now', { connectionId })
        break
      case 'deletion-check':
        if (n === 0)
          for (const what of ['delete-invoice', 'delete-payment'] as const) books.meddle(what, n + 3, n)
        await ask('deletion.run', { connectionId })
        break
      case 'reminder':
        await ask('reminders.run', { connectionId })
        break
      case 'remedy':
        await doAct(stage, { act: 'mend', first: n === 0 })
        break
      default:
        await ask('sync.now', { connectionId })
    }
  }
}
