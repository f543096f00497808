import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Build, buildFolder } from './builds.ts'

/** kB (1,000 bytes) gzipped that a script may weigh. */
export const BUDGET = { content: 45, worker: 90 } as const

/** Gzipped kB of a script of the build and of every chunk that it loads. */
export function scriptSize(build: Build, entry: string): number {
  const folder = buildFolder(build)
  const seen = new Set<string>()
  const visit = (file: string): number => {
    if (seen.has(file)) return 0
    seen.add(file)
    const text = readFileSync(join(folder, file), 'utf8')
    const imports = [...text.matchAll(/(?:from|import)\s*\(?["'`](\.{0,2}\/[^"'`]+\.js)["'`]/g)]
    const chunks = imports.map(found => join(file, '..', found[1] ?? ''))
    return (
      gzipSync(text, { level: 9 }).length +
      chunks.filter(chunk => chunk.length).reduce((sum, chunk) => sum + visit(chunk), 0)
    )
  }
  return Math.round(visit(entry) / 100) / 10
}

/** Prints what each script weighs. */
export function printSizes(build: Build = 'chrome'): void {
  const scripts = globSync('{background,content-scripts/*,chunks/*}.js', { cwd: buildFolder(build) }).sort()
  console.log(`\ngzipped kB (${build}; budget: content ${BUDGET.content}, worker ${BUDGET.worker})`)
  for (const script of scripts) console.log(`${String(scriptSize(build, script)).padStart(7)}  ${script}`)
}
