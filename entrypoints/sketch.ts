import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { offerSketch } from '../core/messaging/sketch-offer.ts'
import { sketchPage } from '../core/support/sketch.ts'

/** Run once in a tab, from the popup, when the user asks for a sketch of it. */
export default defineUnlistedScript(() => offerSketch(sketchPage(document, location)))
