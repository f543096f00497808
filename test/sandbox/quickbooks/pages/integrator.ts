import { html } from 'hono/html'

/** Sync failures as an integrator's own log shows them: the documented errors in the dresses of that product. */
const FAILURES: [document: string, customer: string, text: string][] = [
  [
    'INV-2207',
    'Northgate Dental',
    'Duplicate Document Number Error: Duplicate Document Number Error : You must specify a different number. This number has already been used. DocNumber=1043 is assigned to TxnType=Invoice with TxnId=66',
  ],
  [
    'INV-2209',
    'Pacific Crest Hotel',
    'Account Period Closed: The account period has closed./Account Period Closed, Cannot Update Through Services API: The account period has closed and the account books cannot be updated through the QBO Services API. -',
  ],
  [
    'INV-2213',
    'Golden Gate Auto Body',
    'Invalid Reference Id: Invalid Reference Id : Product/Service assigned to this transaction has been deleted. Before you can modify this transaction, you must restore Halogen floodlight (deleted)',
  ],
  ['INV-2214', '—', 'CustomerRef is required: CustomerRef is missing in the request'],
  ['INV-2220', 'Café Zoë', 'The given object ID "80000041-1638220190" in the field "list id" is invalid'],
  ['INV-2221', 'Harrison Family Trust', 'Line items At least 1 line item is required'],
  [
    'SI-0981',
    'Whitaker, Priya',
    'Empty location is invalid; A valid Multi-Entity location must be specified',
  ],
  ['SI-0984', 'Kestrel Robotics, Inc.', 'Item ID: HALO-58 is not found'],
]

/**
 * The sync log of a made-up integrator on a host of its own, for error detection on further sites.
 * `?text=` adds one more failure, `?as=toast|alert|row` says where (default a row).
 */
export const integratorPage = (query: URLSearchParams) => {
  const text = query.get('text')
  const as = query.get('as') ?? 'row'
  return html`<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sync log – LedgerBridge</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/static/article.css"></head>
<body><header>LedgerBridge</header>
<main class="wide">
<h1>Sync log</h1>
<p class="faint">Last run two minutes ago · 214 records sent · ${FAILURES.length} failed</p>
${text && as === 'alert' ? html`<div role="alert" class="notice">${text}</div>` : ''}
<section aria-label="Failed records">
${FAILURES.map(
  ([document, customer, reason]) =>
    html`<div class="failure"><h2>${document} · ${customer}</h2><p class="reason">${reason}</p><button type="button">Retry</button></div>`,
)}
${text && as === 'row' ? html`<div class="failure"><h2>INV-2230</h2><p class="reason">${text}</p><button type="button">Retry</button></div>` : ''}
</section>
${text && as === 'toast' ? html`<div role="status" class="toast">${text}</div>` : ''}
<p role="status">Invoice INV-2206 was saved and synced.</p>
</main></body></html>`
}
