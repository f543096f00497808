import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../../..')
const text = readFileSync(join(root, 'test/threats.md'), 'utf8')
const rows = text
  .split('\n')
  .filter(line => /^\|(?! threat|---)/.test(line))
  .map(line => line.split('|').map(cell => cell.trim()))
const references = [...text.matchAll(/`(test\/[^`]+\.test\.tsx?)`: ([^;|)\n]+)/g)].map(found => ({
  file: found[1] as string,
  words: (found[2] as string).trim(),
}))

/** Titles of tests, groups and tables in a file, and in the journey of its name that it plays in each browser. */
const titles = (file: string): string[] =>
  [file, file.replace('test/e2e/', 'test/e2e/journeys/').replace('.test.ts', '.ts')]
    .filter(each => existsSync(join(root, each)))
    .flatMap(each => [
      ...readFileSync(join(root, each), 'utf8').matchAll(
        /(?:\b(?:it|test|describe)(?:\.\w+)?|\]\)|\))\(\s*['"`]([^'"`\n]+)/g,
      ),
    ])
    .map(found => found[1] as string)

describe('the threats that are written down', () => {
  it('were found', () => {
    expect(rows.length).toBeGreaterThan(20)
    expect(references.length).toBeGreaterThan(20)
  })

  it.each(references)('$file has a test: $words', ({ file, words }) => {
    expect(existsSync(join(root, file))).toBe(true)
    expect(titles(file).some(title => title.includes(words))).toBe(true)
  })

  it.each(rows.map(([, threat, answer, shown]) => ({ threat, answer, shown })))(
    '$threat: shown by a test, or said not to be met',
    ({ answer, shown }) => {
      expect(Boolean(shown) || answer?.startsWith('Not prevented')).toBe(true)
    },
  )
})
