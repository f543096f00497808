import { html, raw } from 'hono/html'
import type { PageMessage } from '../../shared/page-control.ts'
import { type Markup, scriptData } from './markup.ts'

/** A page inside the frame; its script shows messages and lets tests ask for more. */
export const framed = (
  title: string,
  body: Markup,
  messages: PageMessage[],
  withoutHooks: string[],
) => html`<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="/ia/acct/static/classic.css">
<script>window.iaPage = ${scriptData({ messages, withoutHooks })}</script>
<script type="module" src="/ia/acct/static/classic.ts"></script>
</head><body class="classic">${body}</body></html>`

/** Around everything else: sign-in, help. */
export const plain = (title: string, body: Markup) => html`<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/ia/acct/static/classic.css"></head>
<body class="plain">${body}</body></html>`

export const option = (value: string, label: string, chosen: boolean) =>
  html`<option value="${value}"${raw(chosen ? ' selected' : '')}>${label}</option>`
