import type { Facts } from './books.ts'
import type { Rows } from './storage.ts'

/** What the user was told had been taken up, and what the harness knows beside. */
export interface Told {
  /** `acked`: the command was answered with yes; else it may or may not have been taken up. */
  invoices: { memo: string; acked: boolean; id?: string }[]
  payments: { id: string; amount: number; wanted: 'there' | 'gone' | 'either' }[]
  /** Memos of invoices that others deleted or voided there. */
  removed: string[]
  /** Invoices by the id there that were archived, or paused, with a yes. */
  archived: string[]
  paused: string[]
  /** A request for tokens was cut, refused or its answer struck, or a token refused: signing in anew is in order. */
  tokenTrouble: boolean
  /** A reminder's request was cut or failed: then its outcome cannot be told. */
  mailTrouble: boolean
  signIns: number
}

type Row = Record<string, unknown>
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/**
 * Compares the books with what the extension has stored, once everything came to rest. Reads both as they
 * are, in its own words: nothing of the product helps it.
 * @returns what is wrong, one sentence each
 */
export function judge(there: Facts, stored: Rows, told: Told): string[] {
  const wrong: string[] = []
  const say = (sentence: string) => wrong.push(sentence)
  const rows = (store: string): Row[] => (stored[store] ?? []) as Row[]
  const known = (store: string) => {
    const found = new Map<string, Row>()
    for (const row of rows(store)) {
      const id = text(row.externalId)
      if (id === '') continue
      if (found.has(id)) say(`${store}: ${id} of the books stands twice in the ledger`)
      found.set(id, row)
    }
    return found
  }
  const both = <T extends { id: string }>(
    store: string,
    list: T[],
    same: (one: T, row: Row) => string | undefined,
  ) => {
    const here = known(store)
    for (const one of list) {
      const row = here.get(one.id)
      if (!row) say(`${store}: ${one.id} of the books is not in the ledger`)
      else {
        const difference = same(one, row)
        if (difference) say(`${store}: ${one.id}: ${difference}`)
        if (row.deletedThereAt !== undefined) say(`${store}: ${one.id} stands there and is marked deleted`)
      }
    }
    const ids = new Set(list.map(({ id }) => id))
    for (const [id, row] of here)
      if (!ids.has(id) && !(store === 'payments' && row.standing === 'gone'))
        say(`${store}: ${id} is in the ledger and not in the books`)
  }
  const differ = (pairs: [string, unknown, unknown][]): string | undefined =>
    pairs
      .filter(([, one, other]) => one !== other)
      .map(([what, one, other]) => `${what} ${String(one)} there, ${String(other)} here`)
      .join('; ') || undefined

  both('customers', there.customers, (one, row) =>
    differ([
      ['name', one.name, row.name],
      ['active', one.active, row.active],
    ]),
  )
  both('items', there.items, (one, row) => differ([['active', one.active, row.active]]))
  both('invoices', there.invoices, (one, row) =>
    differ([
      ['number', one.number, row.number],
      ['total', one.total, row.total],
      ['owed', one.owed, row.accountingBalance],
      ['voided', one.voided, row.voided],
      ['state', 'synced', row.syncState],
    ]),
  )
  const ledgerId = new Map(
    rows('invoices').flatMap(row =>
      row.externalId === undefined ? [] : [[text(row.externalId), text(row.id)]],
    ),
  )
  both('payments', there.payments, (one, row) => {
    const applied: Record<string, number> = {}
    for (const part of (row.applications ?? []) as { invoiceId: string; amount: number }[])
      applied[part.invoiceId] = (applied[part.invoiceId] ?? 0) + part.amount
    const meant = Object.fromEntries(
      Object.entries(one.applied).map(([id, amount]) => [ledgerId.get(id) ?? id, amount]),
    )
    const sorted = (map: Record<string, number>) =>
      JSON.stringify(
        Object.entries(map)
          .filter(([, amount]) => amount !== 0)
          .sort(),
      )
    return differ([
      ['amount', one.amount, row.amount],
      ['applied', sorted(meant), sorted(applied)],
      ['standing', 'there', row.standing],
    ])
  })

  const outbox = rows('outbox')
  const listed = (recordId: string) => outbox.find(entry => entry.recordId === recordId)
  for (const entry of outbox) {
    const what = `${text(entry.action)} of ${text(entry.recordId)}`
    if (entry.state === 'waiting' || entry.state === 'sending')
      say(`${what} still is ${entry.state}: ${JSON.stringify(entry.failure ?? '')}`)
    if (entry.state === 'unknown' && !(entry.action === 'send-invoice' && told.mailTrouble))
      say(`${what} is listed as unknown, though a look-up can decide`)
  }
  for (const run of rows('runs')) if (!run.endedAt) say(`a run of kind ${text(run.kind)} never ended`)

  // Each intent exactly once.
  for (const meant of told.invoices) {
    const count = there.invoices.filter(({ memo }) => memo === meant.memo).length
    const row = meant.id === undefined ? undefined : rows('invoices').find(({ id }) => id === meant.id)
    if (count > 1) say(`the invoice “${meant.memo}” stands ${count} times in the books`)
    if (!meant.acked) continue
    if (told.removed.includes(meant.memo)) {
      const buried = rows('tombstones').some(({ record }) => (record as Row).id === meant.id)
      if (!row && !buried) say(`the invoice “${meant.memo}” was deleted there and left no tombstone`)
    } else if (!row) say(`the invoice “${meant.memo}” is gone from the ledger`)
    else if (text(row.memo) !== meant.memo) say(`the edit “${meant.memo}” is gone: “${text(row.memo)}”`)
    else if (count === 0 && !listed(text(row.id)) && row.deletedThereAt === undefined)
      say(`the invoice “${meant.memo}” is neither in the books nor listed (${text(row.syncState)})`)
  }
  const keys = new Map<string, number>()
  for (const { key } of there.payments) if (key) keys.set(key, (keys.get(key) ?? 0) + 1)
  for (const [key, count] of keys) {
    if (count > 1) say(`the payment ${key} stands ${count} times in the books`)
    if (!rows('payments').some(row => row.ourKey === key))
      say(`the payment ${key} in the books is nobody's here`)
  }
  for (const meant of told.payments) {
    const row = rows('payments').find(({ id }) => id === meant.id)
    if (!row) {
      say(`the payment over ${meant.amount} is gone from the ledger`)
      continue
    }
    const stands = (keys.get(text(row.ourKey)) ?? 0) > 0
    if (meant.wanted === 'there' && !stands && !listed(meant.id))
      say(
        `the payment over ${meant.amount} is neither in the books nor listed (${text(row.standing)}, ${text(row.syncState)})`,
      )
    if (meant.wanted === 'gone' && stands && !listed(meant.id))
      say(`the payment over ${meant.amount} was to be deleted there, and stands`)
    if (stands !== (row.standing === 'there'))
      say(
        `the payment over ${meant.amount} is ${text(row.standing)} here, ${stands ? '' : 'not '}in the books`,
      )
  }

  // No edit of the user is gone.
  for (const id of told.archived) {
    const row = rows('invoices').find(each => each.externalId === id)
    if (row && row.archivedAt === undefined) say(`invoice ${id} was archived, and is not`)
  }
  for (const id of told.paused) {
    const row = rows('invoices').find(each => each.externalId === id)
    if (row && row.remindersPaused !== true) say(`reminders of invoice ${id} were paused, and are not`)
  }

  // A reminder at most once.
  const mails = new Map<string, number>()
  for (const id of there.mails) mails.set(id, (mails.get(id) ?? 0) + 1)
  for (const [id, count] of mails) if (count > 1) say(`invoice ${id} was reminded of ${count} times`)
  /** Of one that was deleted there since, as the tombstone has it. */
  const removed = rows('tombstones').map(({ record }) => record as Row)
  const remindedOf = ({ invoiceId }: Row): string =>
    text([...rows('invoices'), ...removed].find(each => each.id === invoiceId)?.externalId)
  for (const row of rows('reminders')) {
    const id = remindedOf(row)
    const went = mails.get(id) ?? 0
    if (row.outcome === 'intended' && !listed(text(row.invoiceId)))
      say(`a reminder of ${id} is meant, and forgotten`)
    if (row.outcome === 'sent' && went !== 1) say(`a reminder of ${id} is said to be sent; ${went} went out`)
    if ((row.outcome === 'skipped' || row.outcome === 'failed') && went !== 0)
      say(`a reminder of ${id} is said to be ${row.outcome}, and went out`)
  }
  for (const [id] of mails)
    if (!rows('reminders').some(row => remindedOf(row) === id))
      if (ledgerId.has(id)) say(`a reminder of ${id} went out and is not in the log`)

  if (told.signIns > 0 && !told.tokenTrouble)
    say('it asked to sign in, though no request for tokens was touched')
  return wrong
}
