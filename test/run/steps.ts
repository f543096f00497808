import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's own folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/**
 * Runs a program of node_modules/.bin (or of the system) in the project's folder, its output shown.
 * @throws Error naming the step when it exits with anything but 0.
 */
export async function step(
  title: string,
  program: string,
  args: string[],
  env: NodeJS.ProcessEnv = {},
): Promise<void> {
  console.log(`\n— ${title}`)
  const code = await new Promise<number>((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
    child.on('error', reject)
    child.on('exit', (exit, signal) => resolve(signal ? 1 : (exit ?? 1)))
  })
  if (code !== 0) throw new Error(`${title}: failed (exit ${code})`)
}

/**
 * Runs a command's main function; one clear line and exit 1 when it fails. tsconfig.json extends what wxt generates,
 * and vite, vitest and tsc all read it: on a fresh clone it is made first, whichever command comes first.
 */
export function command(main: () => Promise<void>): void {
  generatedTypes()
    .then(main)
    .catch(error => {
      console.error(`\n✗ ${error instanceof Error ? error.message : String(error)}`)
      process.exit(1)
    })
}

async function generatedTypes(): Promise<void> {
  if (!existsSync(join(root, '.wxt/tsconfig.json'))) await step('generated types', 'wxt', ['prepare'])
}
