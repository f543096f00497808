import { html } from 'hono/html'

/** A public help article that quotes the errors: it explains, so nothing in it is an error. */
export const helpArticle = () => html`<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Common sync errors and how to fix them</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/static/article.css"></head>
<body><header>QuickBooks Learn &amp; Support</header>
<main><article>
<h1>Common sync errors and how to fix them</h1>
<p class="faint">Updated last week · 1,204 people found this helpful</p>
<p>When a connected app sends an invoice, QuickBooks may answer with one of the errors below. Here is what each of them means.</p>
<h2>“Duplicate Document Number Error”</h2>
<p>The full text reads <q>Duplicate Document Number Error : You must specify a different number. This number has already been used. DocNumber=1021 is assigned to TxnType=Invoice with TxnId=33</q>. Give the invoice another number in the app and sync it again.</p>
<h2>“Account Period Closed”</h2>
<p>An app shows <q>Account Period Closed, Cannot Update Through Services API: The account period has closed and the account books cannot be updated through the QBO Services API.</q> Change the date, or ask the administrator to move the closing date.</p>
<h2>“Invalid Reference Id”</h2>
<p>The message <q>Product/Service assigned to this transaction has been deleted. Before you can modify this transaction, you must restore Halogen floodlight (deleted)</q> asks you to make the item active.</p>
<h2>“CustomerRef is required”</h2>
<p>If the customer is missing you may see <q>CustomerRef is required: CustomerRef is missing in the request</q>.</p>
</article></main></body></html>`
