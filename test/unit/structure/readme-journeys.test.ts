import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../../..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')

/** Rows of the table of questions and errors: what each asks, and the journeys that show the answer. */
const rows = readme
  .split('\n## ')
  .find(section => section.startsWith('What it does about each question'))
  ?.split('\n')
  .filter(line => line.startsWith('| '))
  .slice(1)
  .map(line => line.split('|').map(cell => cell.trim()))
  .map(([, asked = '', , shown = '']) => ({ asked, journeys: journeysIn(shown) }))

interface Journey {
  file: string
  /** What a test of that file is named, or begins with. */
  name: string
}

/** `file`: *name*, *name*; `file`: *name* */
function journeysIn(cell: string): Journey[] {
  return cell.split(';').flatMap(part => {
    const file = /`([^`]+)`/.exec(part)?.[1]
    if (!file) return []
    return [...part.matchAll(/\*([^*]+)\*/g)].map(([, name = '']) => ({ file, name }))
  })
}

/**
 * The names of the tests in a file, and in the journey of its name that it plays on each system; the documented
 * errors are tests named by their id.
 */
function testsOf(file: string): string[] {
  const shared = join(root, 'test/e2e/journeys', `${file}.ts`)
  const text =
    readFileSync(join(root, 'test/e2e', `${file}.test.ts`), 'utf8') +
    (existsSync(shared) ? readFileSync(shared, 'utf8') : '')
  const named = [...text.matchAll(/\bit(?:\.(?:each|runIf)\([^)]*\))?\(\s*(['"`])(.+?)\1,/gs)].map(
    found => found[2] ?? '',
  )
  if (!named.some(name => name.includes('$id'))) return named
  const errors = readFileSync(join(root, 'test/e2e/journeys/errors.ts'), 'utf8')
  return [...named, ...[...errors.matchAll(/id: '([^']+)'/g)].map(found => found[1] ?? '')]
}

describe('the table of questions and errors in the README', () => {
  it('has a row for each of the six questions and eight errors of the seed document', () => {
    expect(rows).toHaveLength(14)
  })

  it.each(rows ?? [])('$asked: its journeys exist', ({ journeys }) => {
    expect(journeys).not.toEqual([])
    const missing = journeys.filter(({ file, name }) => !testsOf(file).some(test => test.includes(name)))
    expect(missing).toEqual([])
  })
})
