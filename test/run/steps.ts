import { spawn } from 'node:child_process'
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

/** Runs a command's main function; one clear line and exit 1 when it fails. */
export function command(main: () => Promise<void>): void {
  main().catch(error => {
    console.error(`\n✗ ${error instanceof Error ? error.message : String(error)}`)
    process.exit(1)
  })
}
