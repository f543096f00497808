import type { Page } from 'playwright-core'

/** Notes from its first moment on what the content security policy of a page refuses; read it as `globalThis.seen`. */
export const watchPolicy = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const seen: string[] = []
    Object.assign(globalThis, { seen })
    addEventListener('securitypolicyviolation', event =>
      seen.push(`${event.violatedDirective} ${event.blockedURI}`),
    )
  })
