import type { LoggedRequest } from '../../sandbox/shared/request-log.ts'
import type { Traffic } from '../../sandbox/shared/traffic.ts'
import type { Stage } from './stage.ts'

/**
 * Stops the worker at the first request that `isIt` knows: before it reaches the books, or after it took effect
 * there and before its answer. Resolves when the worker has ended; what is asked of one that is still ending may
 * be answered by it, or lost, and starts no other.
 */
export const stopAt = (
  stage: Stage,
  traffic: Traffic,
  when: 'before' | 'after',
  isIt: (request: LoggedRequest) => boolean,
): Promise<void> =>
  new Promise((resolve, reject) => {
    let struck = false
    const hook = when === 'before' ? traffic.onRequest.bind(traffic) : traffic.onAnswer.bind(traffic)
    const end = hook(async request => {
      if (struck || !isIt(request)) return
      struck = true
      await stage.stopWorker().then(resolve, reject)
      end()
    })
  })
