import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../../..')

/** Who may import whom (README, Architecture). A room may always import itself. */
const ROOMS: Record<string, string[]> = {
  'core/ledger': [],
  'core/guide': ['core/ledger'],
  'core/accounting': ['core/ledger'],
  'core/store': ['core/ledger', 'core/accounting'],
  'core/preferences': ['core/ledger'],
  'core/pages': ['core/ledger'],
  'core/support': ['core/ledger', 'core/store'],
  'core/messaging': ['core/ledger'],
  'core/sync': ['core/ledger', 'core/accounting', 'core/store', 'core/preferences', 'core/messaging'],
  'core/worker': [
    'core/ledger',
    'core/accounting',
    'core/store',
    'core/preferences',
    'core/messaging',
    'core/sync',
    'core/pages',
  ],
  'components/overlay': ['core/ledger', 'core/guide', 'core/preferences', 'core/messaging', 'core/pages'],
  components: [
    'core/ledger',
    'core/guide',
    'core/preferences',
    'core/messaging',
    'core/pages',
    'core/store',
    'core/support',
  ],
}

/** The contract's types may be named where its code may not be called. */
const TYPES_ONLY: Record<string, string[]> = {
  'core/messaging': ['core/guide', 'core/pages'],
  // The screens match failures against the guide: what the worker weighs, every wake-up pays for.
  'core/worker': ['core/guide'],
  'core/store': ['core/accounting'],
}

const roomOf = (file: string): string | undefined =>
  Object.keys(ROOMS)
    .sort((a, b) => b.length - a.length)
    .find(room => file.startsWith(`${room}/`))

interface Import {
  file: string
  target: string
  typeOnly: boolean
}

const files = globSync('{core,components,entrypoints}/**/*.{ts,tsx}', { cwd: root })
const imports: Import[] = files.flatMap(file =>
  [
    ...readFileSync(join(root, file), 'utf8').matchAll(
      /(?:import|export)\s+(type\s)?[^'"]*?from\s+'([^']+)'/g,
    ),
  ].map(found => ({
    file,
    typeOnly: found[1] !== undefined,
    target: found[2]?.startsWith('.')
      ? relative(root, join(root, dirname(file), found[2]))
      : (found[2] ?? ''),
  })),
)

describe('the rooms of the house', () => {
  it('were found', () => {
    expect(files.length).toBeGreaterThan(40)
    expect(imports.length).toBeGreaterThan(60)
  })

  it('import only what their row of the table allows', () => {
    const wrong = imports.filter(({ file, target, typeOnly }) => {
      const from = roomOf(file)
      const to = roomOf(target)
      if (!from || !to || from === to) return false
      const components = from.startsWith('components') && to === 'components'
      if (components || (from === 'components' && to === 'components/overlay')) return false
      const allowed = [...(ROOMS[from] ?? []), ...(typeOnly ? (TYPES_ONLY[from] ?? []) : [])]
      return !allowed.includes(to)
    })
    expect(wrong).toEqual([])
  })

  it('keep ledger and guide away from the browser, and every room away from entrypoints', () => {
    const browser = imports.filter(
      ({ file, target }) =>
        /^core\/(ledger|guide|accounting|store|sync|pages)\//.test(file) &&
        /^(wxt|webextension-polyfill)/.test(target),
    )
    const upwards = imports.filter(
      ({ file, target }) => !file.startsWith('entrypoints/') && target.startsWith('entrypoints/'),
    )
    expect([...browser, ...upwards]).toEqual([])
  })

  it('keep one connector from knowing another', () => {
    const crossing = imports.filter(
      ({ file, target }) =>
        (file.startsWith('core/accounting/quickbooks/') && target.startsWith('core/accounting/intacct/')) ||
        (file.startsWith('core/accounting/intacct/') && target.startsWith('core/accounting/quickbooks/')),
    )
    expect(crossing).toEqual([])
  })

  it('use the small zod only, which needs no eval', () => {
    expect(imports.filter(({ target }) => target === 'zod')).toEqual([])
  })

  it('never make HTML from text', () => {
    const makers = files.filter(file =>
      /\.(inner|outer)HTML\b|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write\(/.test(
        readFileSync(join(root, file), 'utf8'),
      ),
    )
    expect(makers).toEqual([])
  })

  it('keep every source file to one idea', () => {
    const long = files.filter(file => readFileSync(join(root, file), 'utf8').split('\n').length > 400)
    expect(long).toEqual([])
  })
})
