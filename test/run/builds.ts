import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, step } from './steps.ts'

export type Build = 'chrome' | 'firefox' | 'chrome-journey' | 'firefox-journey'

const SOURCES = [
  'entrypoints/**/*',
  'components/**/*',
  'core/**/*',
  'assets/**/*',
  'wxt.config.ts',
  'test/run/licences.ts',
  'package-lock.json',
]

/** Where a build lies. The journey build differs from the shipped one in one constant (design §7). */
export const buildFolder = (build: Build): string => {
  const [browser, mode] = build.split('-')
  return join(root, '.output', `${browser}-mv3${mode ? `-${mode}` : ''}`)
}

/** Builds what is missing or older than its sources; a second run costs one hash. */
export async function ensureBuild(...builds: Build[]): Promise<void> {
  const sources = hashSources()
  for (const build of builds) {
    const stamp = join(root, '.output', `.${build}`)
    if (existsSync(buildFolder(build)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === sources)
      continue
    const [browser = 'chrome', mode] = build.split('-')
    await step(`build ${build}`, 'wxt', ['build', '-b', browser, ...(mode ? ['--mode', mode] : [])])
    writeFileSync(stamp, sources)
  }
}

function hashSources(): string {
  const hash = createHash('sha256')
  for (const file of globSync(SOURCES, { cwd: root, withFileTypes: false }).sort()) {
    const path = join(root, file)
    try {
      hash.update(file).update(readFileSync(path))
    } catch {
      // A folder.
    }
  }
  return hash.digest('hex')
}
