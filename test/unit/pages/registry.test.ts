import { globSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { adapterFor, adapters } from '../../../core/pages/registry.ts'

const root = join(import.meta.dirname, '../../..')
const folders = globSync('core/pages/*/adapter.ts', { cwd: root }).map(file => basename(dirname(file)))

describe('the registry of page adapters', () => {
  it('lists every adapter there is, by the name of its folder', () => {
    expect(folders.length).toBeGreaterThan(0)
    expect(adapters.map(({ id }) => id).sort()).toEqual(folders.sort())
  })

  it.each(folders)('%s has saved pages, and a test that reads them', folder => {
    const fixtures = globSync(`test/unit/pages/fixtures/${folder}/*.html`, { cwd: root })
    expect(fixtures.length).toBeGreaterThanOrEqual(5)
    expect(globSync(`test/unit/pages/${folder}/adapter.test.ts`, { cwd: root })).toHaveLength(1)
  })

  it('names none for a page that is nobody’s', () => {
    expect(adapterFor(new URL('https://qbo.intuit.com/app/invoice'))?.id).toBe('quickbooks')
    expect(adapterFor(new URL('https://ar.example/invoices'))).toBeNull()
  })
})
