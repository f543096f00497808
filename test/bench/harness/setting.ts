import { join } from 'node:path'
import { root, step } from '../../run/steps.ts'
import { type Sandbox, startSandbox } from '../../sandbox/index.ts'
import { companyOf, type Size } from './companies.ts'
import { type Connected, connectedBrowser } from './connected.ts'
import { type Lab, openLab } from './lab.ts'

/** What the rows share: one sandbox, and browsers that are started when a row first asks for them. */
export interface Setting {
  sandbox: Sandbox
  /** A page with the benchmark's own script: engine, store and peers to be timed. */
  lab(origin?: 'extension' | 'plain'): Promise<Lab>
  /** Such a page in a browser of its own, for what a used one would distort. The caller closes it. */
  freshLab(): Promise<Lab>
  /** The product itself, connected to the company of that size and imported. */
  connected(size: Size): Promise<Connected>
  close(): Promise<void>
}

/** The script of the lab's page. */
export const LAB_SCRIPT = join(root, '.output/bench/page.js')

export async function startSetting(): Promise<Setting> {
  await step('build the benchmark page', 'vite', [
    'build',
    '--config',
    'test/bench/page/vite.config.ts',
    '--logLevel',
    'warn',
  ])
  const sandbox = await startSandbox({ seed: 'empty' })
  const labs = new Map<'extension' | 'plain', Promise<Lab>>()
  const browsers = new Map<Size, Promise<Connected>>()
  return {
    sandbox,
    lab: (origin = 'extension') => {
      const known = labs.get(origin) ?? openLab(sandbox, origin)
      labs.set(origin, known)
      return known
    },
    freshLab: () => openLab(sandbox, 'extension'),
    connected: size => {
      const known = browsers.get(size) ?? connectedBrowser(sandbox, companyOf(sandbox.quickbooks, size))
      browsers.set(size, known)
      return known
    },
    async close() {
      for (const open of [...labs.values(), ...browsers.values()])
        await open.then(each => each.close()).catch(() => {})
      await sandbox.close()
    },
  }
}
