import type { Screen } from '../harness/screen.ts'

/** Opens the companion's panel from its chip. */
export async function openPanel(tab: Screen): Promise<void> {
  await tab.click('button', /Show details/)
  await tab.see('AR balance')
}
