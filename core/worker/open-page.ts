import { browser } from 'wxt/browser'

/** Shows a page of the extension: in the tab that has it open already, else in a new one. */
export async function openPage(path: string): Promise<void> {
  const url = browser.runtime.getURL(path as never)
  const page = url.split('#')[0] ?? url
  // Pages of the extension itself are visible to it without a permission.
  const [open] = await browser.tabs.query({ url: `${page}*` })
  if (open?.id === undefined) {
    await browser.tabs.create({ url })
    return
  }
  await browser.tabs.update(open.id, { active: true, url })
  if (open.windowId !== undefined) await browser.windows.update(open.windowId, { focused: true })
}

/** Opens an address of the accounting system in a new tab. */
export async function openTab(url: string): Promise<void> {
  await browser.tabs.create({ url })
}
