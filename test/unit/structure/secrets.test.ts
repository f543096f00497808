import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isPageOfIntacct } from '../../../core/accounting/intacct/links.ts'
import { BACKED_UP } from '../../../core/store/backup-format.ts'

const root = join(import.meta.dirname, '../../..')
const VALUE_IMPORT = /(?:^|\n)\s*(?:import|export)\s+(?!type\b)[^'"]*?from\s+'(\.[^']+)'/g

/** Every file of ours whose code an entrypoint brings along. */
function reach(entry: string): Set<string> {
  const seen = new Set<string>()
  const visit = (file: string) => {
    if (seen.has(file) || !/\.tsx?$/.test(file) || !existsSync(join(root, file))) return
    seen.add(file)
    for (const [, target] of readFileSync(join(root, file), 'utf8').matchAll(VALUE_IMPORT))
      visit(join(dirname(file), target as string))
  }
  visit(entry)
  return seen
}

const all = globSync('{core,components,entrypoints}/**/*.{ts,tsx}', { cwd: root })
const importersOf = (file: string): string[] =>
  all.filter(each =>
    [...readFileSync(join(root, each), 'utf8').matchAll(VALUE_IMPORT)].some(
      found => join(dirname(each), found[1] as string) === file,
    ),
  )

describe('secrets', () => {
  it.each(['entrypoints/overlay.content/index.ts', 'entrypoints/companion-ui.ts', 'entrypoints/sketch.ts'])(
    'never reach %s, which runs in a page',
    entry => {
      const files = [...reach(entry)]
      expect(files.length).toBeGreaterThan(2)
      expect(files.filter(file => /^core\/(store|accounting|sync|worker)\//.test(file))).toEqual([])
    },
  )

  it('are in a database that no backup reads, and that the worker alone opens', () => {
    expect(BACKED_UP.filter(store => /secret|sign|token/i.test(store))).toEqual([])
    const importers = importersOf('core/store/secrets.ts')
    expect(importers.length).toBeGreaterThan(0)
    expect(importers.filter(file => !file.startsWith('core/worker/'))).toEqual([])
  })

  it('come near no report and no sketch', () => {
    for (const entry of [
      'components/options/support/make-report.ts',
      'core/support/report.ts',
      'core/support/sketch.ts',
    ])
      expect([...reach(entry)].filter(file => /^core\/accounting\/|store\/secrets/.test(file))).toEqual([])
  })
})

describe('addresses that the books tell', () => {
  it.each([
    ['https://www.intacct.com/ia/acct/ur.phtml?.r=abc', true],
    ['https://evil.example/www.intacct.com', false],
    ['https://www.intacct.com.evil.example/', false],
    ['https://www.intacct.com@evil.example/', false],
    ['http://www.intacct.com/ia/', false],
    ['javascript:alert(1)//www.intacct.com', false],
    ['\0', false],
  ])('%j kept: %s', (address, kept) => expect(isPageOfIntacct(address)).toBe(kept))
})
