import { vi } from 'vitest'
import { browser } from 'wxt/browser'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { AccountingSystem } from '../../../core/ledger/records.ts'
import { CommandError } from '../../../core/messaging/client.ts'
import type { Answer, Input, MessageName } from '../../../core/messaging/protocol.ts'
import { answer } from '../../../core/messaging/server.ts'
import { ledgerNamed } from '../../../core/store/open.ts'
import { openSecrets } from '../../../core/store/secrets.ts'
import { createWorker } from '../../../core/worker/create-worker.ts'
import { startSandbox } from '../../sandbox/index.ts'
import { DEFAULT_INTACCT_CLIENT } from '../../sandbox/intacct/oauth/clients.ts'
import { DEFAULT_CLIENT } from '../../sandbox/quickbooks/oauth/clients.ts'

const SCREEN = { id: fakeBrowser.runtime.id, url: browser.runtime.getURL('/workspace.html' as never) }

/** What the user enters to connect a company. */
export const CLIENTS = {
  quickbooks: {
    system: 'quickbooks',
    environment: 'production',
    clientId: DEFAULT_CLIENT.id,
    clientSecret: DEFAULT_CLIENT.secret,
  },
  intacct: { system: 'intacct', environment: 'production', clientId: DEFAULT_INTACCT_CLIENT.id },
} as const

/** A companion on a page of the system. */
export const companion = (system: AccountingSystem) => ({
  id: fakeBrowser.runtime.id,
  url:
    system === 'quickbooks'
      ? 'https://app.qbo.intuit.com/app/invoice'
      : 'https://www-p304.intacct.com/ia/acct/editor.phtml?.sess=SECRET-SESSION',
  tab: { id: 1 },
})

export const until = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 20_000, interval: 20 })

/** The whole worker as it ships, over HTTP to the sandbox; only the browser's sign-in window is played. */
export async function wholeWorker(name: string) {
  fakeBrowser.reset()
  vi.spyOn(browser.scripting, 'getRegisteredContentScripts').mockResolvedValue([] as never)
  const sandbox = await startSandbox()
  const real = fetch
  vi.stubGlobal('fetch', ((input: RequestInfo | URL, init?: RequestInit) => {
    const { pathname, search } = new URL(String(input))
    return real(`http://127.0.0.1:${sandbox.httpPort}${pathname}${search}`, init)
  }) as typeof fetch)
  const opened = ledgerNamed(name)
  const secrets = openSecrets(`${name}-secrets`)
  const worker = createWorker({
    ledger: () => opened.open(),
    secrets,
    signInWindow: {
      redirectUri: () => 'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/',
      async open(url) {
        const response = await fetch(url, { redirect: 'manual' })
        const address = response.headers.get('location')
        if (!address) throw new Error(`The user is shown: ${await response.text()}`)
        return address
      },
    },
    keepAlive: () => () => undefined,
  })
  return {
    sandbox,
    secrets,
    worker,
    ledger: () => opened.open(),
    /** As a screen of the extension, or as another sender. @throws CommandError */
    async ask<N extends MessageName>(
      message: N,
      input: Input<N>,
      sender: object = SCREEN,
    ): Promise<Answer<N>> {
      const reply = await answer(worker.handlers, message, input, sender)
      if (!reply.ok) throw new CommandError(reply.error.code, reply.error.message)
      return reply.value as Answer<N>
    },
    async close() {
      vi.unstubAllGlobals()
      await sandbox.close()
      await opened.close()
    },
  }
}

export type WholeWorker = Awaited<ReturnType<typeof wholeWorker>>
