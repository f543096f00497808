import { html } from 'hono/html'
import { plain } from './layout.ts'

/** Help that quotes the errors: it explains, so nothing in it is an error. */
export const helpPage = () =>
  plain(
    'Sync errors explained | Sage Intacct Help',
    html`<main><h1>Sync errors explained</h1>
<p>An integrated application may show one of these messages when it sends an invoice.</p>
<h2>“Use of empty Location is invalid”</h2>
<p>In a multi-entity company the text reads <q>Use of empty Location is invalid. A valid Multi-Entity Location must be specified.</q> Give every line a location, and check lines of zero.</p>
<h2>“Periods are closed”</h2>
<p>You may see <q>Periods are closed. Your transaction date (03/31/2025) is within a period that's been closed.</q> Open the period, or use another date.</p>
<h2>“A transaction with that number already exists”</h2>
<p>Invoice numbers are unique. Choose the next free one.</p>
</main>`,
  )
