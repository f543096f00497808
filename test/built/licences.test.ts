import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildFolder } from '../run/builds.ts'
import { LICENCES_FILE } from '../run/licences.ts'

/** Words that only a package's own code puts into a script: where one is found, its licence must be listed. */
const MARKS: Record<string, RegExp> = {
  preact: /__H\b|_dirty|componentDidCatch/,
  zod: /invalid_type/,
  idb: /oldVersion/,
  papaparse: /delimitersToGuess/,
  'webextension-polyfill': /webextension-polyfill|The message port closed before/,
}

describe.each(['chrome', 'firefox'] as const)('the %s build', build => {
  const list = readFileSync(join(buildFolder(build), LICENCES_FILE), 'utf8')
  const listed = [...list.matchAll(/^(\S+) \d+\.\d+\.\d+\S* \((.+)\)$/gm)].map(found => found[1])
  const scripts = globSync('**/*.js', { cwd: buildFolder(build) })
    .map(script => readFileSync(join(buildFolder(build), script), 'utf8'))
    .join('\n')

  it('names each package that it contains, with its licence', () => {
    for (const [name, mark] of Object.entries(MARKS)) {
      expect(scripts).toMatch(mark)
      expect(listed).toContain(name)
    }
    expect(list).toContain('Permission is hereby granted, free of charge')
    expect(list).toContain('Mozilla Public License')
    expect(listed.length).toBeGreaterThanOrEqual(8)
  })

  it('names none that only develops or tests it, and no place of the machine that built it', () => {
    for (const name of ['vitest', 'fast-check', 'hono', 'playwright-core', 'typescript'])
      expect(listed).not.toContain(name)
    expect(list).not.toMatch(/node_modules|\/home\/|\/tmp\/|\/work\//)
  })
})
