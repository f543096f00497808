import { i18n } from '#i18n'
import type { ImportRow } from '../../../../core/ledger/csv-book.ts'
import type { Customer, Invoice } from '../../../../core/ledger/records.ts'
import { listCustomers } from '../../../../core/store/customers.ts'
import { invoicesByNumber } from '../../../../core/store/invoices.ts'
import type { Reader } from '../../../../core/store/transaction.ts'
import type { Column, Mapping } from './mapping.ts'
import type { CsvTable } from './table.ts'
import { readCellAmount, readDate, readStatus } from './values.ts'

/** A row of the file with what it names, or why it cannot be imported. */
export interface ResolvedRow {
  row: number
  /** As the file has it, for the preview. */
  said: Record<Column, string>
  ready?: { row: ImportRow; customer: Customer; invoice?: Invoice }
  problem?: string
}

const REFERENCE_LENGTH = 200

/** Reads each row by the mapping and finds its customer and invoice. One bad row stops no other. */
export async function resolveRows(
  reader: Reader,
  connectionId: string,
  table: CsvTable,
  mapping: Mapping,
): Promise<ResolvedRow[]> {
  const customers = await customersBy(reader, connectionId)
  const found = new Map<string, Promise<Invoice[]>>()
  const invoices = (number: string) => {
    const known = found.get(number) ?? invoicesByNumber(reader, connectionId, number)
    found.set(number, known)
    return known
  }
  return Promise.all(
    table.rows.map(async ({ row, cells, problem }) => {
      const said = saidIn(cells, mapping)
      if (problem) return { row, said, problem }
      try {
        const party = whose(said, await (said.invoice ? invoices(said.invoice) : []), customers)
        return { row, said, ready: { row: rowOf(row, said, mapping, party), ...party } }
      } catch (error) {
        if (error instanceof RowProblem) return { row, said, problem: error.message }
        throw error
      }
    }),
  )
}

class RowProblem extends Error {}
const refuse = (message: string): never => {
  throw new RowProblem(message)
}

const saidIn = (cells: string[], mapping: Mapping): Record<Column, string> => {
  const at = (column: Column) => cells[mapping[column]] ?? ''
  return {
    date: at('date'),
    invoice: at('invoice').replace(/^#/, ''),
    customer: at('customer'),
    amount: at('amount'),
    status: at('status'),
    reference: at('reference'),
  }
}

interface Customers {
  byId: Map<string, Customer>
  byName: Map<string, Customer[]>
}

async function customersBy(reader: Reader, connectionId: string): Promise<Customers> {
  const { rows } = await listCustomers(reader, connectionId, { inactive: true })
  const byName = new Map<string, Customer[]>()
  for (const customer of rows) {
    const name = plain(customer.name)
    byName.set(name, [...(byName.get(name) ?? []), customer])
  }
  return { byId: new Map(rows.map(customer => [customer.id, customer])), byName }
}

const plain = (name: string) =>
  name.normalize('NFKC').trim().replace(/\s+/g, ' ').replaceAll('’', "'").toLowerCase()

/** The customer and the invoice that a row is about. @throws RowProblem */
function whose(
  said: Record<Column, string>,
  numbered: Invoice[],
  { byId, byName }: Customers,
): { customer: Customer; invoice?: Invoice } {
  const named = said.customer ? (byName.get(plain(said.customer)) ?? []) : undefined
  if (said.invoice) {
    const candidates = numbered.filter(
      invoice => !invoice.skippedFor && (!named?.length || named.some(({ id }) => id === invoice.customerId)),
    )
    const [invoice, other] = candidates
    if (other) refuse(i18n.t('csvImport.severalInvoices', { number: said.invoice }))
    const customer = invoice && byId.get(invoice.customerId)
    if (invoice && customer) return { customer, invoice }
    const [owner] = numbered
    return refuse(
      owner
        ? i18n.t('csvImport.otherCustomer', { number: said.invoice, customer: owner.customerName })
        : i18n.t('csvImport.noInvoice', { number: said.invoice }),
    )
  }
  if (!named) return refuse(i18n.t('csvImport.nobody'))
  const [customer, other] = named
  if (other) refuse(i18n.t('csvImport.severalCustomers', { name: said.customer }))
  return { customer: customer ?? refuse(i18n.t('csvImport.noCustomer', { name: said.customer })) }
}

/** @throws RowProblem naming the field */
function rowOf(
  row: number,
  said: Record<Column, string>,
  mapping: Mapping,
  { customer, invoice }: { customer: Customer; invoice?: Invoice },
): ImportRow {
  const amount = readCellAmount(said.amount, invoice?.currency ?? customer.currency)
  if (Number.isNaN(amount)) refuse(i18n.t('csvImport.badAmount', { text: said.amount }))
  if (amount <= 0) refuse(i18n.t('csvImport.notAboveZero', { text: said.amount }))
  if (!said.reference) refuse(i18n.t('csvImport.noReference'))
  if (said.reference.length > REFERENCE_LENGTH) refuse(i18n.t('csvImport.longReference'))
  return {
    row,
    reference: said.reference,
    date: readDate(said.date, mapping.dateOrder) ?? refuse(i18n.t('csvImport.badDate', { text: said.date })),
    amount,
    status: readStatus(said.status) ?? refuse(i18n.t('csvImport.badStatus', { text: said.status })),
    customerId: customer.id,
    ...(invoice ? { invoiceId: invoice.id } : {}),
  }
}
