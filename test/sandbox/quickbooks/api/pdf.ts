import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from 'pdf-lib'
import type { CreditMemo, Invoice } from '../books/entities.ts'

const INK = rgb(0.13, 0.15, 0.18)
const FAINT = rgb(0.45, 0.48, 0.52)

/** The document as the customer sees it: a real PDF of one page. */
export async function documentPdf(
  kind: 'INVOICE' | 'CREDIT MEMO',
  company: string,
  record: Invoice | CreditMemo,
): Promise<Uint8Array<ArrayBuffer>> {
  const pdf = await PDFDocument.create()
  pdf.setTitle(`${kind} ${record.DocNumber ?? ''}`.trim())
  const page = pdf.addPage([612, 792])
  const plain = await pdf.embedFont(StandardFonts.Helvetica)
  const bold = await pdf.embedFont(StandardFonts.HelveticaBold)
  const write = writer(page, plain, bold)
  const money = new Intl.NumberFormat('en-US', { style: 'currency', currency: record.CurrencyRef.value })

  write(company, 50, 730, 16, 'bold')
  write(kind, 50, 690, 20, 'bold')
  write(`Number ${record.DocNumber ?? '(none)'}`, 400, 690)
  write(`Date ${record.TxnDate}`, 400, 674)
  if ('DueDate' in record) write(`Due ${String(record.DueDate)}`, 400, 658)
  write('Bill to', 50, 650, 9, 'faint')
  write(record.CustomerRef.name ?? '', 50, 636, 11, 'bold')

  let y = 590
  for (const line of record.Line.filter(held => held.DetailType !== 'SubTotalLineDetail').slice(0, 28)) {
    const detail = line.SalesItemLineDetail
    write(line.Description ?? detail?.ItemRef?.name ?? '', 50, y)
    write(detail?.Qty === undefined ? '' : `${detail.Qty} × ${detail.UnitPrice ?? 0}`, 330, y, 10, 'faint')
    write(money.format(line.Amount), 470, y)
    y -= 18
  }
  write('Total', 380, y - 16, 11, 'bold')
  write(money.format(record.TotalAmt), 470, y - 16, 11, 'bold')
  write('Balance due', 380, y - 34, 11, 'bold')
  write(money.format(record.Balance), 470, y - 34, 11, 'bold')
  return new Uint8Array(await pdf.save())
}

const writer =
  (page: PDFPage, plain: PDFFont, bold: PDFFont) =>
  (text: string, x: number, y: number, size = 10, style?: 'bold' | 'faint'): void => {
    const font = style === 'bold' ? bold : plain
    page.drawText(encodable(font, text), { x, y, size, font, color: style === 'faint' ? FAINT : INK })
  }

/** The standard fonts know Latin only; what they lack becomes a question mark, as in many a real PDF. */
function encodable(font: PDFFont, text: string): string {
  const known = new Set(font.getCharacterSet())
  return [...text].map(character => (known.has(character.codePointAt(0) ?? 0) ? character : '?')).join('')
}
