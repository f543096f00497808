/**
 * The door of every command, in plain JavaScript for whatever Node (20 or newer) a fresh clone finds:
 * installs the packages when they are missing or out of step with the lock file, then goes on under
 * the Node that comes with them.
 */
import { execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const [command = 'start', ...rest] = process.argv.slice(2)

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`AR Companion needs Node 20 or newer; this is ${process.version}.`)
  process.exit(1)
}

const lock = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex')
const stamp = join(root, 'node_modules', '.installed')
const installed = existsSync(stamp) ? readFileSync(stamp, 'utf8') : ''
if (installed !== lock) {
  console.log('Installing packages (first run, or the lock file changed) …')
  const npm = process.env.npm_execpath
  const [program, args] = npm ? [process.execPath, [npm]] : ['npm', []]
  try {
    execFileSync(program, [...args, 'ci', '--loglevel=error'], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    })
  } catch {
    console.error('npm ci did not finish; its own words stand above.')
    process.exit(1)
  }
  writeFileSync(stamp, lock)
}

const bundled = [join(root, 'node_modules/node/bin/node'), join(root, 'node_modules/node/bin/node.exe')].find(
  existsSync,
)
const own = Number(process.versions.node.split('.')[0]) >= 24 ? process.execPath : undefined
const node = bundled ?? own
if (!node) {
  console.error(
    'The npm package "node" could not put its binary in place. Install Node 24 or newer, then run this again.',
  )
  process.exit(1)
}

const child = spawn(node, [join(root, 'test/run', `${command}.ts`), ...rest], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    PATH: [join(root, 'node_modules/.bin'), join(node, '..'), process.env.PATH].join(delimiter),
  },
})
// Ctrl-C reaches the child through the terminal; this process only waits for it to end what it started.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(signal ? 130 : (code ?? 1)))
