import type { RemedyProposal } from '../../ledger/remedies.ts'
import { CommandError } from '../../messaging/client.ts'
import type { Handlers } from '../../messaging/server.ts'
import { EngineError } from '../../sync/engine-error.ts'
import { homeOf } from '../connections.ts'
import type { WorkerDeps } from '../deps.ts'
import { asRefusal } from '../refusals.ts'
import { type Asked, planNow, sealOf } from './plan.ts'
import { apply, CHANGED, takeBack } from './run.ts'

type RemedyHandlers = Pick<Handlers, 'remedy.plan' | 'remedy.run' | 'remedy.undo'>

/** Remedies that run (design §4): asked first, the change shown, run, sent again, reported. */
export function remedyHandlers(deps: WorkerDeps): RemedyHandlers {
  return {
    async 'remedy.plan'(asked): Promise<RemedyProposal> {
      const plan = await planNow(deps, asked)
      if (!('changes' in plan)) return plan
      const { changes, sentence, before } = plan
      return { changes, sentence, currency: before.currency, seal: await sealOf(plan) }
    },

    async 'remedy.run'({ seal, ...asked }) {
      const release = deps.keepAlive()
      try {
        const plan = await planNow(deps, asked)
        if (!('changes' in plan) || (await sealOf(plan)) !== seal)
          throw new CommandError('not-allowed', CHANGED)
        await apply(deps, asked, plan)
        deps.announce(asked.connectionId, 'records')
        deps.announce(asked.connectionId, 'outbox')
        const why = await push(deps, asked)
        return why === undefined ? {} : { why }
      } finally {
        release()
      }
    },

    async 'remedy.undo'(asked) {
      await homeOf(await deps.ledger(), asked.connectionId)
      await takeBack(deps, asked)
    },
  }
}

/** @returns why nothing could be sent, in a sentence; what was written down waits for the next push */
async function push(deps: WorkerDeps, { connectionId, entity, id }: Asked): Promise<string | undefined> {
  try {
    const result = await deps.engine.pushNow(connectionId, { entity, id })
    return result === 'elsewhere' ? 'another window is sending just now; it follows by itself.' : undefined
  } catch (error) {
    const refusal = asRefusal(error)
    if (refusal instanceof CommandError || error instanceof EngineError) return (refusal as Error).message
    console.warn('remedy', error)
    return 'something went wrong inside AR Companion; it is tried again at the next sync.'
  }
}
