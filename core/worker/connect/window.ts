import { browser } from 'wxt/browser'
import type { SignInWindow } from '../deps.ts'

/** The browser's own sign-in window: it never lets the extension see what is typed there. */
export const signInWindow: SignInWindow = {
  redirectUri: () => browser.identity.getRedirectURL(),
  async open(url) {
    const address = await browser.identity.launchWebAuthFlow({ url, interactive: true })
    if (!address) throw new Error('The window was closed.')
    return address
  },
}
