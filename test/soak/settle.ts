import type { Stage } from './acts.ts'
import { letPass, readAll } from './storage.ts'

const ROUNDS = 14
const WHILE_MS = 20 * 60_000

/**
 * Lets everything come to rest: worker after worker, each on nothing but what is stored, time passing between
 * them; a person signs in where asked and answers what is asked.
 */
export async function settle(stage: Stage): Promise<{ rounds: number; unsettled: string[] }> {
  const { companion, books, ask, told, log } = stage
  const { connectionId } = books
  const retried = new Map<string, number>()
  let last = 'nothing was tried'
  for (let round = 1; round <= ROUNDS; round++) {
    await companion.stop()
    await companion.run(letPass, WHILE_MS)
    const before = (await companion.run(readAll)).connections?.find(({ id }) => id === connectionId)
    if (!before) {
      last = `connect: ${(await ask('connection.connect', books.client)).ok}`
      if (books.setup) await ask('connection.setUp', { connectionId, setup: books.setup })
      continue
    }
    if (before.awaitsSetup && books.setup) await ask('connection.setUp', { connectionId, setup: books.setup })
    if (before.state === 'sign-in-needed') {
      told.signIns += 1
      log(`asks to sign in: ${before.stateReason}`)
      await ask('connection.reconnect', { connectionId })
    }
    const synced = await ask('sync.now', { connectionId })
    const { connections = [], outbox = [], runs = [] } = await companion.run(readAll)
    const connection = connections.find(({ id }) => id === connectionId)
    let asked = 0
    for (const entry of outbox) {
      if (entry.state !== 'needs-user') continue
      const id = String(entry.recordId)
      const tries = retried.get(id) ?? 0
      if (tries >= 2) continue
      retried.set(id, tries + 1)
      asked += 1
      const entity = entry.entity as 'invoice' | 'payment'
      if (entry.question === undefined) await ask('push.retry', { connectionId, entity, id })
      else {
        const choice = entry.question === 'owes-less' && tries === 0 ? 'apply-still-owed' : 'do-not-submit'
        const reply = await ask('push.choose', { connectionId, entity, id, choice })
        const meant = told.payments.find(payment => payment.id === id)
        if (meant && reply.ok) meant.wanted = 'either'
      }
    }
    const busy = outbox.filter(({ state }) => state === 'waiting' || state === 'sending').length
    const open = runs.filter(({ endedAt }) => endedAt === undefined).length
    last = `sync ${synced.ok ? 'ok' : `${synced.code} ${synced.message}`}, ${busy} on their way, ${open} runs open, ${connection?.state}, importing ${connection?.importing}`
    const atRest = synced.ok && busy === 0 && open === 0 && asked === 0
    if (!atRest || connection?.state !== 'connected' || connection.importing) continue
    const checked = await ask('deletion.run', { connectionId })
    const again = await ask('sync.now', { connectionId })
    if (checked.ok && again.ok) return { rounds: round, unsettled: [] }
  }
  return { rounds: ROUNDS, unsettled: [`it does not come to rest: ${last}`] }
}
