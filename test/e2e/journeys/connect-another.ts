import type { Connection } from '../../../core/ledger/connection.ts'
import { connections, isSettled } from '../harness/ledger.ts'
import { eventually, type Screen } from '../harness/screen.ts'
import type { Stage } from '../harness/stage.ts'
import type { SystemUnderTest } from '../harness/systems/system.ts'

/**
 * Connects a company from the settings, beside those that are connected already, waits until it is imported,
 * and makes its pages known. @returns the settings page and the new connection
 */
export async function connectBeside(
  stage: Stage,
  system: SystemUnderTest,
  company = system.companies.main,
): Promise<{ options: Screen; connection: Connection }> {
  const options = await system.connect(beside(stage), company)
  const { id } = system.books(stage, company)
  const connection = await eventually(
    `the first import of ${company}`,
    async () =>
      (await isSettled(options)) &&
      (await connections(options)).find(
        each => each.system === system.id && each.id.endsWith(`:${id}`) && !each.importing,
      ),
    90_000,
  )
  await system.knowPages(stage, company)
  return { options, connection }
}

/** The settings with the form open, whether or not a company is connected already. */
const beside = (stage: Stage): Stage => ({
  ...stage,
  async extension(page) {
    const screen = await stage.extension(page)
    await screen.see(/Choose the books|Connect a company/)
    if (!(await screen.text()).includes('Choose the books')) await screen.click('button', 'Connect a company')
    return screen
  },
})
