import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { sketchPage } from '../core/support/sketch.ts'

/** Run once in a tab, from the popup, when the user asks for a sketch of it; what it returns stays in the popup. */
export default defineUnlistedScript(() => sketchPage(document, location))
