import { CommandError } from '../../messaging/client.ts'
import { addCompanionUi } from '../../messaging/page-script.ts'
import type { Handlers } from '../../messaging/server.ts'
import type { WorkerDeps } from '../deps.ts'

/** What the companion needs to be drawn at all, on whatever page it is. */
export function companionHandlers(
  deps: Pick<WorkerDeps, 'preferences'>,
  addUi = addCompanionUi,
): Pick<Handlers, 'page.settings' | 'page.ui'> {
  return {
    async 'page.settings'() {
      const { companionOn, chipOn, dockCorner, theme, ownGuideEntries } = await deps.preferences()
      return { companionOn, chipOn, dockCorner, theme, ownGuideEntries }
    },
    async 'page.ui'(_, { tabId, frameId }) {
      if (tabId === undefined) throw new CommandError('refused', 'Only a page has a companion.')
      await addUi(tabId, frameId ?? 0)
    },
  }
}
