import type { Connection } from '../../ledger/connection.ts'
import { hasErrors } from '../../ledger/draft-problem.ts'
import { numberTaken } from '../../ledger/duplicates.ts'
import {
  draftTotal,
  type InvoiceDraft,
  type InvoiceDraftFacts,
  invoiceDraftProblems,
} from '../../ledger/invoice-draft.ts'
import type { Invoice } from '../../ledger/records.ts'
import { CommandError } from '../../messaging/client.ts'
import { invoicesByNumber } from '../../store/invoices.ts'
import { getRecord, getRecords } from '../../store/records.ts'
import type { Reader } from '../../store/transaction.ts'

/** The record that a draft makes, over what it was before. Its lines carry the items' names as of now. */
export async function invoiceFromDraft(
  reader: Reader,
  connection: Connection,
  draft: InvoiceDraft,
  before: Invoice | undefined,
  newId: () => string,
): Promise<Invoice> {
  const customer = await getRecord(reader, connection.id, 'customer', draft.customerId)
  const items = await itemsOf(reader, connection.id, draft)
  const { dueDate, terms, memo } = draft
  const termsId = connection.terms?.find(({ name }) => name === terms)?.id
  const {
    failure: _,
    draft: __,
    dueDate: ___,
    terms: ____,
    termsId: ______,
    memo: _____,
    ...kept
  } = before ?? blank(connection, newId())
  return {
    ...kept,
    syncState: 'unsynced',
    number: draft.number,
    customerId: draft.customerId,
    customerName: customer?.name ?? '',
    currency: customer?.currency ?? connection.homeCurrency,
    date: draft.date,
    ...(dueDate === undefined ? {} : { dueDate }),
    ...(terms === undefined ? {} : { terms }),
    // Terms that the books do not list set the due date alone.
    ...(termsId === undefined ? {} : { termsId }),
    ...(memo === undefined ? {} : { memo }),
    lines: draft.lines.map(({ description, itemId, quantity, unitPrice, amount }) => {
      const itemName = itemId === undefined ? undefined : items.get(itemId)?.name
      return {
        amount,
        ...(description === undefined ? {} : { description }),
        ...(itemId === undefined ? {} : { itemId }),
        ...(itemName === undefined ? {} : { itemName }),
        ...(quantity === undefined ? {} : { quantity }),
        ...(unitPrice === undefined ? {} : { unitPrice }),
      }
    }),
    total: draftTotal(draft),
    accountingBalance: draftTotal(draft),
  }
}

const blank = (connection: Connection, id: string): Invoice => ({
  kind: 'invoice',
  id,
  connectionId: connection.id,
  origin: 'own',
  syncState: 'unsynced',
  number: '',
  customerId: '',
  customerName: '',
  currency: connection.homeCurrency,
  date: '',
  lines: [],
  total: 0,
  accountingBalance: 0,
  voided: false,
})

async function itemsOf(reader: Reader, connectionId: string, draft: InvoiceDraft) {
  const ids = [...new Set(draft.lines.flatMap(({ itemId }) => (itemId ? [itemId] : [])))]
  const found = await getRecords(reader, connectionId, 'item', ids)
  return new Map(found.flatMap(item => (item ? [[item.id, item] as const] : [])))
}

/** @throws CommandError `not-allowed` naming the field, for what the accounting system would refuse */
export async function checkDraft(
  reader: Reader,
  connection: Connection,
  draft: InvoiceDraft,
  id: string,
  allowDuplicateNumbers: boolean,
): Promise<void> {
  const customer = await getRecord(reader, connection.id, 'customer', draft.customerId)
  const items = await itemsOf(reader, connection.id, draft)
  const facts: InvoiceDraftFacts = {
    system: connection.system,
    currency: customer?.currency ?? connection.homeCurrency,
    closedThrough: connection.closedThrough,
    allowDuplicateNumbers,
    numberTaken: numberTaken(draft.number, id, await invoicesByNumber(reader, connection.id, draft.number)),
    customerActive: customer?.active === true && customer.deletedThereAt === undefined,
    item: itemId => items.get(itemId),
  }
  const problems = invoiceDraftProblems(draft, facts)
  if (!hasErrors(problems)) return
  const first = problems.find(({ level }) => level === 'error')
  throw new CommandError('not-allowed', `${first?.field}: ${first?.message}`)
}
