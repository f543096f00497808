import * as z from 'zod/mini'
import type { LinkKind } from '../guide/entry.ts'
import type { ConnectionSetup, SetupLists } from '../ledger/connection.ts'
import type { ImportResult, UndoneImport } from '../ledger/csv-book.ts'
import { REMEDY_ACTIONS, type RemedyOutcome, type RemedyProposal } from '../ledger/remedies.ts'
import type { PageContext } from '../pages/page.ts'
import type { CompanionSettings, GuideLink, ImportAnswer, PageView, RowBadge } from './views.ts'

/**
 * Every message between a surface and the worker: who may send it, and the shape it must have.
 * `companion` is our content script on an accounting page; `screen` is a page of the extension.
 * What writes to the accounting system is a screen's alone: a click inside a host page can be forged.
 */
export type Sender = 'companion' | 'screen'
interface Message<I, O> {
  from: readonly Sender[]
  input: z.ZodMiniType<I>
  /** Never present: carries the answer's type. */
  readonly answer?: O
}
const by =
  (...from: Sender[]) =>
  <O>() =>
  <I>(input: z.ZodMiniType<I>): Message<I, O> => ({ from, input })

const system = z.enum(['quickbooks', 'intacct'])
const environment = z.enum(['production', 'sandbox'])
const text = (max: number) => z.string().check(z.maxLength(max))
const id = text(200)
const entity = z.enum(['customer', 'item', 'invoice', 'payment', 'creditMemo'])
const date = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))
const amount = z.int()
const optional = <T extends z.ZodMiniType>(schema: T) => z.optional(schema)

const context = z.object({
  system,
  company: optional(text(100)),
  kind: z.enum(['invoice', 'invoice-list', 'customer', 'payment', 'other']),
  externalId: optional(text(100)),
  number: optional(text(100)),
})
/** An absent field is absent, never `undefined`: what comes over the wire has no such keys. */
export const pageContext = context as z.ZodMiniType<unknown> as z.ZodMiniType<PageContext>

const choice = optional(text(100))
const connectionSetup = z.object({
  entity: choice,
  documentType: choice,
  account: choice,
  accountLabel: choice,
  location: choice,
  warehouse: choice,
  unit: choice,
  bankAccount: choice,
  undepositedAccount: choice,
  numbersCustomers: optional(z.boolean()),
})
const setup = connectionSetup as z.ZodMiniType<unknown> as z.ZodMiniType<ConnectionSetup>

const invoiceDraft = z.object({
  number: text(21),
  customerId: id,
  date,
  dueDate: optional(date),
  terms: optional(text(100)),
  memo: optional(text(1000)),
  lines: z.array(
    z.object({
      description: optional(text(4000)),
      itemId: optional(id),
      quantity: optional(text(30)),
      unitPrice: optional(text(30)),
      amount,
    }),
  ),
})

const paymentDraft = z.object({
  customerId: id,
  date,
  amount,
  method: z.enum(['ach', 'card', 'check', 'cash', 'other']),
  status: z.enum(['authorized', 'succeeded']),
  reference: optional(text(21)),
  applications: z.array(z.object({ invoiceId: id, amount })),
})

const importRow = z.object({
  row: z.int(),
  reference: text(200),
  date,
  amount,
  status: z.enum(['authorized', 'succeeded', 'failed', 'voided', 'refunded']),
  customerId: id,
  invoiceId: optional(id),
  is: optional(id),
})

const LINK_KINDS: LinkKind[] = ['open-conflicting-transaction', 'open-item', 'open-payment', 'open-customer']

const remedy = {
  connectionId: id,
  entity: z.enum(['invoice', 'payment']),
  id,
  action: z.enum(REMEDY_ACTIONS),
  choice: z.object({ itemId: optional(id), unitPrice: optional(text(30)) }),
}

const reminder = { connectionId: id, invoiceId: id, dueDate: date, step: z.int() }

const both = by('companion', 'screen')
const screen = by('screen')
const companion = by('companion')

export const protocol = {
  'page.status': both<PageView>()(z.object({ context: pageContext })),
  'page.badges': both<(RowBadge | null)[]>()(
    z.object({
      context: pageContext,
      rows: z
        .array(z.object({ externalId: optional(id), number: optional(text(100)) }))
        .check(z.maxLength(500)),
    }),
  ),
  'page.sync': both<PageView>()(z.object({ context: pageContext })),
  'page.archive': both<PageView>()(z.object({ context: pageContext, archived: z.boolean() })),
  'page.import': both<ImportAnswer>()(z.object({ context: pageContext, number: text(100) })),
  'page.open': both<void>()(z.object({ context: optional(pageContext), view: optional(text(60)) })),
  /** The preferences as the companion needs them: reading them itself would cost it a third of its size. */
  'page.settings': both<CompanionSettings>()(z.object({})),
  /** Adds the script with the panel and the fix card to the frame that asks. */
  'page.ui': companion<void>()(z.object({})),
  'guide.links': both<GuideLink[]>()(
    z.object({
      context: pageContext,
      kinds: z.array(z.enum(LINK_KINDS)),
      params: z.record(text(30), text(200)),
    }),
  ),

  /** The label that the page shows is this company's, from now on. */
  'page.link': screen<PageView>()(z.object({ context: pageContext, connectionId: id })),

  'connection.connect': screen<{ connectionId: string }>()(
    z.object({
      system,
      environment,
      clientId: text(300),
      clientSecret: optional(text(300)),
      /** Reconnecting: the company that must answer. */
      expect: optional(id),
    }),
  ),
  /** The pasted address of the user's own redirect page, where the vendor refused ours (design §6). */
  'connection.paste': screen<{ connectionId: string }>()(z.object({ address: text(4000) })),
  'connection.begin': screen<{ authorizeUrl: string }>()(
    z.object({
      system,
      environment,
      clientId: text(300),
      clientSecret: optional(text(300)),
      redirectUri: text(500),
      expect: optional(id),
    }),
  ),
  'connection.reconnect': screen<{ connectionId: string }>()(z.object({ connectionId: id })),
  'connection.disconnect': screen<void>()(z.object({ connectionId: id, erase: z.boolean() })),
  'connection.makeHome': screen<void>()(z.object({ connectionId: id })),
  /** What connecting asks once (design §6): the lists to choose from, and what was chosen. */
  'connection.setupLists': screen<SetupLists>()(z.object({ connectionId: id })),
  'connection.setUp': screen<void>()(z.object({ connectionId: id, setup })),
  /** Takes back what was said of the labels of pages. */
  'connection.unlinkPages': screen<void>()(z.object({ connectionId: id })),

  'sync.now': screen<void>()(z.object({ connectionId: optional(id) })),
  /** Opens the record in the accounting system's own pages. */
  'record.open': screen<void>()(z.object({ connectionId: id, entity, id })),
  'record.sync': screen<void>()(z.object({ connectionId: id, entity, id })),
  'invoice.archive': screen<{ changed: number }>()(
    z.object({ connectionId: id, ids: z.array(id).check(z.maxLength(1000)), archived: z.boolean() }),
  ),
  'invoice.import': screen<ImportAnswer>()(z.object({ connectionId: id, number: text(100) })),
  /** Saves a customer made here and sends it. A new one has no id. */
  'customer.save': screen<{ id: string }>()(
    z.object({
      connectionId: id,
      id: optional(id),
      customer: z.object({
        name: z.string().check(z.minLength(1), z.maxLength(200)),
        email: optional(text(200)),
        phone: optional(text(60)),
      }),
    }),
  ),
  /** Saves an invoice made here; with `push`, also sends it. A new one has no id. */
  'invoice.save': screen<{ id: string }>()(
    z.object({ connectionId: id, id: optional(id), invoice: invoiceDraft, push: z.boolean() }),
  ),
  /** What ours said, beside one that was kept, is not needed any more. */
  'invoice.dropVersion': screen<void>()(z.object({ connectionId: id, id })),
  'invoice.discard': screen<void>()(z.object({ connectionId: id, id })),
  'invoice.pdf': screen<{ stored: boolean }>()(z.object({ connectionId: id, id })),
  'payment.record': screen<{ id: string }>()(z.object({ connectionId: id, payment: paymentDraft })),
  'payment.status': screen<void>()(
    z.object({ connectionId: id, id, status: z.enum(['succeeded', 'failed', 'voided', 'refunded']) }),
  ),
  /** *Delete it there for me*: confirmed on the screen before it is sent. */
  'payment.deleteThere': screen<void>()(z.object({ connectionId: id, id })),
  'payment.markSynced': screen<void>()(z.object({ connectionId: id, id, importedId: id })),
  /** Sends again what failed or waits for the user's choice. */
  'push.retry': screen<void>()(z.object({ connectionId: id, entity, id })),
  /** Of a payment unless told: what to do with one that must not go as it is, or whose outcome is unknown. */
  'push.choose': screen<void>()(
    z.object({
      connectionId: id,
      entity: optional(entity),
      id,
      /** `another`: the invoice that has our number there is another one. */
      choice: z.enum(['apply-still-owed', 'already-there', 'do-not-submit', 'another']),
      /** The imported invoice that ours is; then `already-there`, and ours stays as a note. */
      theirs: optional(id),
    }),
  ),
  /** Makes an inactive item active again there: confirmed on the screen before it is sent. */
  'item.activate': screen<void>()(z.object({ connectionId: id, id })),
  /** What a remedy would change on a record of ours that was refused; reads the books, changes nothing. */
  'remedy.plan': screen<RemedyProposal>()(z.object(remedy)),
  /** Runs what was shown: refused when record or books changed since. */
  'remedy.run': screen<RemedyOutcome>()(z.object({ ...remedy, seal: text(64) })),
  /** Takes back what a remedy changed, while nothing of it was sent. */
  'remedy.undo': screen<void>()(z.object({ connectionId: id, entity: z.enum(['invoice', 'payment']), id })),
  /** Sends the reminders that are due now, where they are switched on. */
  'reminders.run': screen<void>()(z.object({ connectionId: id })),
  /** Of one invoice, or of a customer: no reminder goes while it is paused. */
  'reminders.pause': screen<void>()(
    z.object({ connectionId: id, entity: z.enum(['invoice', 'customer']), id, paused: z.boolean() }),
  ),
  /** The e-mail of a step that the user sends: after a fresh reading, only while it is still owed. */
  'reminders.prepare': screen<{ mailto: string }>()(z.object(reminder)),
  /** What the user says became of one whose outcome could not be told, or that was prepared. */
  'reminders.settle': screen<void>()(z.object({ ...reminder, sent: z.boolean() })),
  'deletion.run': screen<void>()(z.object({ connectionId: id })),
  'deletion.decide': screen<void>()(z.object({ connectionId: id, proceed: z.boolean() })),
  /** The submit-authorized-ACH setting was switched on and the user agreed to send what waits. */
  'payments.submitWaiting': screen<{ count: number }>()(z.object({ connectionId: optional(id) })),
  /** The rows of a processor's file, read and checked by the page; each is decided again (design §3). */
  'payments.importRows': screen<{ results: ImportResult[] }>()(
    z.object({
      connectionId: id,
      fileType: text(4000),
      importId: id,
      rows: z.array(importRow).check(z.maxLength(5000)),
    }),
  ),
  /** Takes back one import: its payments that were not sent yet, and the statuses that it changed. */
  'payments.undoImport': screen<UndoneImport>()(
    z.object({
      connectionId: id,
      importId: id,
      /** Those that the file named. */
      customerIds: z.array(id).check(z.maxLength(5000)),
    }),
  ),

  /** Restores the file that the page laid into the inbox (core/store/restore-inbox.ts). */
  'data.restore': screen<{ companies: number; rows: number }>()(z.object({})),
  /** Erases every connection, its ledger and its sign-in, and the preferences, from this browser. */
  'data.erase': screen<void>()(z.object({})),
} satisfies Record<string, { from: readonly Sender[]; input: z.ZodMiniType }>

type Protocol = typeof protocol
export type MessageName = keyof Protocol
export type Input<N extends MessageName> = z.infer<Protocol[N]['input']>
export type Answer<N extends MessageName> = Protocol[N] extends { readonly answer?: infer O } ? O : never

/** What comes back over the wire: an error is data, with a code the screen can act on. */
export type Reply<T> = { ok: true; value: T } | { ok: false; error: { code: FailureCode; message: string } }
export type FailureCode =
  | 'refused'
  | 'bad-message'
  | 'not-connected'
  | 'sign-in'
  | 'not-home'
  | 'not-found'
  | 'not-allowed'
  | 'cancelled'
  | 'wrong-company'
  | 'offline'
  | 'accounting'
  | 'storage'
  | 'reloaded'
  | 'internal'

/** From the worker to the companion in a tab: what it shows may be old. */
export type Nudge = { nudge: 'changed' } | { nudge: 'context' }
