import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Connection } from '../../../core/ledger/connection.ts'
import type { SyncEvent, SyncRun } from '../../../core/store/sync-run.ts'
import { maskName, maskSentence, shapeOf } from '../../../core/support/mask.ts'
import { supportReport } from '../../../core/support/report.ts'
import { sketchPage } from '../../../core/support/sketch.ts'
import { isKnownWord } from '../../../core/support/vocabulary.ts'

/** A name, amount, number or key: no word of it is one of the product's own. */
const secret = fc.oneof(
  fc.constantFrom(
    'Amy’s Bird Sanctuary',
    'Łukasz Żółć',
    '山田太郎',
    'sk_live_51H8xQ2eZvKYlo2C',
    'eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4',
    '$1,234.56',
    'INV-20417',
    '4620816365000000001',
    'amy@birds.example',
    '555-3311',
    'hunter2',
  ),
  fc.string({ minLength: 3, maxLength: 30, unit: 'grapheme' }),
  fc.stringMatching(/^[A-Za-z0-9_-]{6,40}$/),
)
const piecesOf = (text: string): string[] =>
  text.split(/[^\p{L}\p{N}]+/u).filter(piece => piece.length >= 3 && !/^w\d+$/.test(piece))

/** No piece of a secret in the output, unless it is a word of the product (`invoice` is nobody's name). */
function expectGone(output: string, secrets: readonly string[], frame: string): void {
  const said = new Set(output.toLowerCase().split(/[^\p{L}\p{N}]+/u))
  for (const piece of secrets.flatMap(piecesOf).map(each => each.toLowerCase()))
    if (!isKnownWord(piece) && !frame.toLowerCase().includes(piece)) expect(said).not.toContain(piece)
}

describe('masking', () => {
  it.each([
    ['Duplicate Document Number Error : 1021 is taken by Amy', '… is … by …'],
    ['QuickBooks answered a web page (HTTP 503).', 'quickbooks answered a web page … (HTTP 503)'],
    [
      'The invoice 10043 of Acme Corp. could not be read: TotalAmt: is no amount',
      'the invoice … of … could not be read … is no amount',
    ],
  ])('%s', (text, masked) => {
    const plain = maskSentence(text)
    expect(plain).not.toMatch(/1021|10043|Amy|Acme/i)
    if (masked.startsWith('quick')) expect(plain).toContain('(HTTP 503)')
    else if (masked.startsWith('the')) expect(plain).toBe(masked)
  })
  it.each([
    ['invoiceNumber-input_12', 'invoiceNumber-input_#'],
    ['cust-Amy', 'w4-w3'],
    ['w-1042', 'w1-#'],
  ])('name %s', (name, masked) => expect(maskName(name)).toBe(masked))
  it('tells of a text what it is made of', () => {
    expect(shapeOf(' Amy owes $5.00 ')).toBe('text 14 (letters, digits, currency, signs)')
  })
})

const connection: Connection = {
  id: 'c',
  system: 'quickbooks',
  environment: 'production',
  companyId: '1',
  companyName: 'x',
  homeCurrency: 'USD',
  timeZone: 'UTC',
  state: 'sign-in-needed',
  isHome: true,
  connectedAt: '2026-01-01T00:00:00.000Z',
  importing: false,
}
const run: SyncRun = {
  id: 'r',
  connectionId: 'c',
  kind: 'push',
  trigger: 'user',
  startedAt: '2026-01-01T00:00:00.000Z',
  endedAt: '2026-01-01T00:00:02.000Z',
  outcome: 'failed',
  counts: { pulled: 0, added: 0, changed: 0, removed: 0, pushed: 1, problems: 1 },
}
const event: SyncEvent = {
  runId: 'r',
  connectionId: 'c',
  at: '2026-01-01T00:00:01.000Z',
  level: 'error',
  message: '',
}
const reportWith = (s: readonly string[]) => {
  const at = (n: number) => s[n % s.length] ?? ''
  return supportReport({
    madeAt: '2026-01-02T00:00:00.000Z',
    version: '0.1.0',
    browser: 'Test',
    language: 'en',
    schema: 1,
    companies: [
      {
        connection: {
          ...connection,
          id: at(0),
          companyId: at(1),
          companyName: at(2),
          stateReason: `Sign in: ${at(3)}`,
          homeName: at(4),
          pageLabels: [...s],
        },
        counts: { invoice: 40_123 },
        waiting: 2,
        runs: [{ ...run, id: at(5), note: `${at(0)} failed at ${at(1)}` }],
        events: [
          {
            ...event,
            recordId: at(2),
            label: at(3),
            raw: at(4),
            trace: at(5),
            message: `The invoice ${at(0)} of ${at(1)} was refused: ${at(2)}`,
          },
        ],
      },
    ],
  })
}

describe('the report', () => {
  it('says what support needs', () => {
    const report = reportWith(['Amy'])
    expect(report).toContain('version 0.1.0')
    expect(report).toContain('state sign-in-needed')
    expect(report).toContain('push by user, failed, 2 s; pushed 1; problems 1')
    expect(report).toContain('the invoice … of … was refused')
    expect(report).toContain('about 100000')
  })
  it('holds no name, number, amount or key that went in', () => {
    const frame = reportWith(['?'])
    fc.assert(
      fc.property(fc.array(secret, { minLength: 1, maxLength: 6 }), secrets => {
        expectGone(reportWith(secrets), secrets, frame)
      }),
      { numRuns: 300, seed: 20_261_122 },
    )
  })
})

const pageWith = (s: readonly string[]): Document => {
  const page = new DOMParser().parseFromString(
    '<body><main id="invoice-page" role="main"></main></body>',
    'text/html',
  )
  s.forEach((text, n) => {
    const row = page.createElement('div')
    row.setAttribute('class', 'row cell-12')
    row.setAttribute('title', text)
    row.setAttribute('aria-label', text)
    row.setAttribute('data-testid', `invoice-number-input-${n}`)
    row.append(text)
    const link = page.createElement('a')
    link.setAttribute('href', `https://evil.example/${text}`)
    link.setAttribute('id', text)
    link.setAttribute('name', text)
    link.setAttribute('role', text)
    link.setAttribute('class', text)
    const field = page.createElement('input')
    field.setAttribute('value', text)
    field.setAttribute('placeholder', text)
    field.value = text
    const area = page.createElement('textarea')
    area.textContent = text
    row.append(link, field, area, page.createComment(text), `${text} and more`)
    page.querySelector('main')?.append(row)
  })
  return page
}
const sketch = (s: readonly string[]) =>
  sketchPage(pageWith(s), {
    host: `${encodeURIComponent(s[0] ?? '')}.qbo.intuit.com`,
    pathname: `/app/invoice/${s.join('/')}`,
  })

describe('the sketch', () => {
  it('keeps what an adapter can hold on to', () => {
    const drawn = sketch(['Amy’s Bird Sanctuary'])
    expect(drawn).toContain('<main role="main" id="invoice-page">')
    expect(drawn).toContain('data-testid="invoice-number-input-#"')
    expect(drawn).toMatch(/text \d+ \(letters/)
  })
  it('holds no text, value, address or name that was on the page', () => {
    const frame = sketch(['?'])
    fc.assert(
      fc.property(fc.array(secret, { minLength: 1, maxLength: 5 }), secrets => {
        expectGone(sketch(secrets), secrets, frame)
      }),
      { numRuns: 200, seed: 20_261_122 },
    )
  })
  it('has an end on a page of thousands of elements and of levels', () => {
    const page = new DOMParser().parseFromString('<body></body>', 'text/html')
    let deepest: Element = page.body
    for (let n = 0; n < 1500; n++) {
      const inner = page.createElement('div')
      deepest.append(inner)
      deepest = inner
    }
    for (let n = 0; n < 3000; n++) {
      const alert = page.createElement('p')
      alert.setAttribute('class', `c${'abcdefghij'[n % 10]}${'x'.repeat(n % 97)}`)
      page.body.append(alert)
    }
    const drawn = sketchPage(page, { host: 'ar.example', pathname: '/' })
    expect(drawn.length).toBeLessThan(200_000)
    expect(drawn.startsWith('page another site/')).toBe(true)
  })
})
