import { CommandError } from '../../messaging/client.ts'
import type { Handlers } from '../../messaging/server.ts'
import { eraseConnection, patchConnection } from '../../store/connections.ts'
import { outboxOf, putOutboxEntry } from '../../store/outbox.ts'
import { write } from '../../store/transaction.ts'
import { connectionOf } from '../connections.ts'
import type { WorkerDeps } from '../deps.ts'
import { pushSoon } from '../push-soon.ts'
import { beginCadenceAnew } from '../reminders/cadence-of.ts'
import { establish, finishSignIn } from './establish.ts'
import { setupHandlers } from './setup.ts'
import { beginSignIn, type ClientFacts, giveUp, isReceived, revoke } from './sign-in.ts'

type ConnectionHandlers = Pick<
  Handlers,
  | 'connection.connect'
  | 'connection.begin'
  | 'connection.paste'
  | 'connection.reconnect'
  | 'connection.disconnect'
  | 'connection.makeHome'
  | 'connection.setupLists'
  | 'connection.setUp'
  | 'connection.unlinkPages'
>

export function connectionHandlers(deps: WorkerDeps): ConnectionHandlers {
  /** The whole sign-in in a window of the browser's own; without one, where its tokens are here already. */
  const signIn = async (client: ClientFacts, expect: string | undefined) => {
    const { system, environment, clientId } = client
    const received = (await deps.secrets.signIns.list())
      .filter(isReceived)
      .find(
        each =>
          !each.unwanted &&
          each.system === system &&
          each.environment === environment &&
          each.clientId === clientId &&
          each.expect === expect,
      )
    if (received) return finishSignIn(deps, received)
    const { pending, authorizeUrl } = await beginSignIn(deps, client, deps.signInWindow.redirectUri(), expect)
    // The worker must live until the user is done at the vendor's page.
    const release = deps.keepAlive()
    try {
      const address = await deps.signInWindow.open(authorizeUrl).catch(async (error: unknown) => {
        await deps.secrets.signIns.erase(pending.state)
        throw windowClosed(error)
      })
      return await establish(deps, address)
    } finally {
      release()
    }
  }
  return {
    ...setupHandlers(deps),

    'connection.connect': ({ expect, ...client }) => signIn(client, expect),

    async 'connection.begin'({ redirectUri, expect, ...client }) {
      const { authorizeUrl } = await beginSignIn(deps, client, redirectUri, expect)
      return { authorizeUrl }
    },

    'connection.paste': ({ address }) => establish(deps, address.trim()),

    async 'connection.reconnect'({ connectionId }) {
      const connection = await connectionOf(await deps.ledger(), connectionId)
      const secrets = await deps.secrets.vault.read(connectionId)
      if (!secrets)
        throw new CommandError(
          'not-allowed',
          'The client id and secret of this connection are not stored here. Connect the company anew with them: its ledger is found again.',
        )
      const { clientId, clientSecret } = secrets
      const { system, environment } = connection
      return signIn({ system, environment, clientId, clientSecret }, connectionId)
    },

    async 'connection.disconnect'({ connectionId, erase }) {
      const connection = await connectionOf(await deps.ledger(), connectionId)
      const secrets = await deps.secrets.vault.read(connectionId)
      // First here, so that nothing goes on even when the vendor does not answer.
      await write(await deps.ledger(), ['connections'], tx =>
        patchConnection(tx, connectionId, {
          state: 'disconnected',
          stateReason: undefined,
          stateWhy: undefined,
        }),
      )
      const ended = !secrets || (await revoke(deps, connection.system, secrets))
      for (const each of (await deps.secrets.signIns.list()).filter(isReceived))
        if (each.expect === connectionId || each.companyId === connection.companyId) await giveUp(deps, each)
      if (erase) {
        // Without its tokens a run under way ends at its next request; what it stores until then goes too.
        await deps.secrets.vault.erase(connectionId)
        await deps.engineIdle(connectionId)
        await eraseConnection(await deps.ledger(), connectionId)
        await deps.homes.release(connectionId)
      } else {
        // The client stays, so that signing in again needs no typing; its tokens do not.
        if (secrets) await deps.secrets.vault.write({ ...secrets, ...NO_TOKENS })
        const stateReason = ended
          ? 'You disconnected this company. Its ledger is kept.'
          : 'You disconnected this company. The accounting system did not confirm it: end the access there too, under its connected apps.'
        await write(await deps.ledger(), ['connections'], tx =>
          patchConnection(tx, connectionId, { stateReason }),
        )
      }
      deps.announce(connectionId, 'connection')
    },

    async 'connection.makeHome'({ connectionId }) {
      await beginCadenceAnew(deps, await connectionOf(await deps.ledger(), connectionId))
      const home = await deps.homes.take(connectionId)
      await write(await deps.ledger(), ['connections', 'outbox'], async tx => {
        await patchConnection(tx, connectionId, { isHome: true, homeName: home.name })
        // What another browser may have sent already is looked up before it goes, whether it went from here or not.
        for (const entry of await outboxOf(tx, connectionId)) {
          if (!GOES.includes(entry.state)) continue
          const state = entry.wire ? 'sending' : 'waiting'
          await putOutboxEntry(tx, { ...entry, state, lookUpFirst: true })
        }
      })
      deps.announce(connectionId, 'connection')
      pushSoon(deps, connectionId)
    },
  }
}

const GOES: readonly string[] = ['paused', 'waiting', 'sending']
const NO_TOKENS = { accessToken: '', refreshToken: '', accessExpiresAt: '1970-01-01T00:00:00.000Z' }

/**
 * The browser does not tell what its window showed: a refused redirect URI looks like a closed window, a
 * wrong client id like a page that cannot be loaded.
 */
function windowClosed(error: unknown): CommandError {
  const said = error instanceof Error ? error.message : String(error)
  if (/could not be loaded|failed to load/i.test(said)) return new CommandError('sign-in-page', said)
  return new CommandError('cancelled', said)
}
