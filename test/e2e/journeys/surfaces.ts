import { eventually, type Screen } from '../harness/screen.ts'

const SECTIONS = ['connections', 'invoices', 'payments', 'cadence', 'error-guide', 'page-companion', 'data']
const VIEWS = ['overview', 'invoices', 'payments', 'customers', 'attention', 'sync-log']

/** Every surface of the extension's own pages: the page, and the parts of it that its address tells apart. */
export const SURFACES = [
  { page: 'popup.html', parts: [''] },
  { page: 'options.html', parts: SECTIONS },
  { page: 'workspace.html', parts: VIEWS },
]

/** Waits until a page of the extension has drawn all that comes of itself: its text stands still. */
export async function drawn(screen: Screen): Promise<void> {
  let last = ''
  let same = 0
  await eventually('the page to stand still', async () => {
    const text = await screen.text()
    same = text === last && text.includes('AR Companion') ? same + 1 : 0
    last = text
    return same >= 3
  })
}
