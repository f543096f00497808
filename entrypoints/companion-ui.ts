import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { uiPart } from '../components/overlay/ui/index.tsx'
import { offerUi } from '../components/overlay/ui-part.ts'

/** The panel and the fix card, added by the worker to a page that needs them (message `page.ui`). */
export default defineUnlistedScript(() => offerUi(uiPart))
