import { defineContentScript } from 'wxt/utils/define-content-script'
import { COMPANION_MATCHES } from '../../core/manifest.ts'

export default defineContentScript({
  matches: COMPANION_MATCHES,
  allFrames: true,
  noScriptStartedPostMessage: true,
  main() {},
})
