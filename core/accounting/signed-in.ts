import type { ConnectorDeps } from './connector-deps.ts'
import type { Grant, OAuthDeps } from './oauth.ts'
import { type RateLimits, sharedBudget } from './rate-budget.ts'
import type { Secrets } from './secrets.ts'
import { webLock } from './single-flight.ts'
import { tokenKeeper } from './token-keeper.ts'

type Refresh = (secrets: Secrets, deps: Pick<OAuthDeps, 'fetch' | 'now'>) => Promise<Grant>

/** What every connector sends through: the connection's sign-in, its rate budget, and a clock. */
export function signedIn(connectionId: string, deps: ConnectorDeps, limits: RateLimits, refresh: Refresh) {
  const { vault, now = Date.now, lock = webLock, priority = 'low' } = deps
  const fetcher = deps.fetch ?? ((...request: Parameters<typeof fetch>) => fetch(...request))
  const signIn = tokenKeeper(connectionId, {
    vault,
    lock,
    now,
    refresh: secrets => refresh(secrets, { fetch: fetcher, now }),
  })
  return { signIn, now, priority, fetch: fetcher, budget: deps.budget ?? sharedBudget(connectionId, limits) }
}
