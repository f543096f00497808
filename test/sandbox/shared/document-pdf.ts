import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from 'pdf-lib'

const INK = rgb(0.13, 0.15, 0.18)
const FAINT = rgb(0.45, 0.48, 0.52)

export interface PrintedDocument {
  title: string
  company: string
  number: string
  date: string
  due?: string
  customer: string
  lines: { text: string; detail: string; amount: string }[]
  total: string
  balance: string
}

/** A document as the customer sees it: a real PDF of one page. */
export async function documentPdf(document: PrintedDocument): Promise<Uint8Array<ArrayBuffer>> {
  const pdf = await PDFDocument.create()
  pdf.setTitle(`${document.title} ${document.number}`.trim())
  const page = pdf.addPage([612, 792])
  const write = writer(
    page,
    await pdf.embedFont(StandardFonts.Helvetica),
    await pdf.embedFont(StandardFonts.HelveticaBold),
  )
  write(document.company, 50, 730, 16, 'bold')
  write(document.title, 50, 690, 20, 'bold')
  write(`Number ${document.number || '(none)'}`, 400, 690)
  write(`Date ${document.date}`, 400, 674)
  if (document.due) write(`Due ${document.due}`, 400, 658)
  write('Bill to', 50, 650, 9, 'faint')
  write(document.customer, 50, 636, 11, 'bold')
  let y = 590
  for (const line of document.lines.slice(0, 28)) {
    write(line.text, 50, y)
    write(line.detail, 330, y, 10, 'faint')
    write(line.amount, 470, y)
    y -= 18
  }
  write('Total', 380, y - 16, 11, 'bold')
  write(document.total, 470, y - 16, 11, 'bold')
  write('Balance due', 380, y - 34, 11, 'bold')
  write(document.balance, 470, y - 34, 11, 'bold')
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
