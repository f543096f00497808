import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { migrate, STEPS, VERSION } from '../../../core/preferences/migrations/index.ts'
import { parsePreferences } from '../../../core/preferences/parse.ts'
import { SETTINGS } from '../../../core/preferences/settings.ts'

const examples = globSync('examples/v*.json', { cwd: import.meta.dirname })
const versions = Array.from({ length: VERSION }, (_, index) => index + 1)

describe('preferences of an earlier version', () => {
  it('have a frozen example each, and a step each but the newest', () => {
    expect(examples.map(file => basename(file)).sort()).toEqual(versions.map(version => `v${version}.json`))
    expect(Object.keys(STEPS).map(Number)).toEqual(versions.slice(0, -1))
  })

  it.each(examples)('%s is carried over with no setting lost', file => {
    const { version, data } = JSON.parse(readFileSync(join(import.meta.dirname, file), 'utf8'))
    const migrated = migrate(data, version)
    expect(migrated.failure).toBeUndefined()
    expect(parsePreferences(migrated.data).reset).toEqual([])
  })

  it('the newest example sets every setting to something else than its default', () => {
    const { data } = JSON.parse(readFileSync(join(import.meta.dirname, `examples/v${VERSION}.json`), 'utf8'))
    const same = Object.entries(SETTINGS).filter(
      ([key, { fallback }]) => JSON.stringify(data[key]) === JSON.stringify(fallback),
    )
    expect(same.map(([key]) => key)).toEqual(['companionOn'])
    expect(parsePreferences(data).preferences).toEqual(data)
  })

  const rename = (data: unknown) => {
    const { old, ...rest } = data as { old: number }
    return { ...rest, renamed: old }
  }
  const double = (data: unknown) => ({ renamed: (data as { renamed: number }).renamed * 2 })
  const broken = () => {
    throw new Error('no such field')
  }

  it('go through each step in order', () =>
    expect(migrate({ old: 4 }, 1, { 1: rename, 2: double }, 3)).toEqual({ data: { renamed: 8 } }))

  it('of a newer version are left alone', () =>
    expect(migrate({ future: 1 }, 9, {}, 3)).toEqual({ data: { future: 1 } }))

  it.each([
    ['a step that fails', { 1: rename, 2: broken }, 'version 2: no such field'],
    ['a step that is missing', { 1: rename }, 'no step from version 2'],
  ])('stay as they were at %s', (_, steps, failure) => {
    const data = { old: 4 }
    expect(migrate(data, 1, steps, 3)).toEqual({ data: { old: 4 }, failure })
    expect(data).toEqual({ old: 4 })
  })
})
