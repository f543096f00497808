import type { WorkerDeps } from '../deps.ts'
import { finishSignIn } from './establish.ts'
import { giveUp, isReceived } from './sign-in.ts'

const DAY_MS = 24 * 3_600_000

/**
 * Ends what sign-ins were left in the middle, at every wake: one whose tokens came is finished; one that nobody
 * finished within a day, or nobody wants, is given up. A vendor that does not confirm that for a week is left be.
 */
export async function endLeftOver(deps: WorkerDeps): Promise<void> {
  const { signIns } = deps.secrets
  for (const pending of await signIns.list()) {
    const age = Math.abs(deps.now() - Date.parse(pending.createdAt))
    const isOld = !(age < DAY_MS)
    if (isOld && (!isReceived(pending) || !(age < 7 * DAY_MS))) await signIns.erase(pending.state)
    else if (!isReceived(pending)) continue
    else if (isOld || pending.unwanted) await giveUp(deps, pending)
    // Why it could not be is said to whoever asks for it.
    else await finishSignIn(deps, pending).catch(() => undefined)
  }
}
