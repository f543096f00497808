import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CONNECTION_SETTINGS } from '../../../core/preferences/connection-settings.ts'
import { checkPatch, PreferenceError, parsePreferences } from '../../../core/preferences/parse.ts'
import { SETTINGS } from '../../../core/preferences/settings.ts'
import { CONNECTION_SHOWN, SECTIONS, SHOWN, type Shown } from '../../../core/preferences/shown.ts'

const defaults = parsePreferences({}).preferences

describe('reading preferences', () => {
  it('starts with the documented defaults', () =>
    expect(defaults).toEqual({
      syncIntervalMinutes: 10,
      pdfImportDays: 90,
      submitAuthorizedAch: true,
      ownGuideEntries: [],
      companionOn: true,
      chipOn: true,
      dockCorner: 'bottom-right',
      theme: 'browser',
      otherSites: [],
      connections: {},
    }))

  it.each<[string, unknown]>([
    ['syncIntervalMinutes', 0],
    ['syncIntervalMinutes', 1.5],
    ['syncIntervalMinutes', '10'],
    ['pdfImportDays', -1],
    ['submitAuthorizedAch', 'yes'],
    ['submitAuthorizedAch', null],
    ['dockCorner', 'middle'],
    ['theme', 'pink'],
    ['otherSites', ['http://example.com']],
    ['otherSites', ['https://example.com/path']],
    ['otherSites', ['https://*/*']],
    ['ownGuideEntries', [{ id: 'own-1' }]],
    ['ownGuideEntries', [entry({ pattern: '* * *' })]],
    ['ownGuideEntries', [entry({ steps: [] })]],
    ['ownGuideEntries', [entry({ id: 'duplicate-document-number' })]],
  ])('resets only %s when it is %j', (key, value) => {
    const { preferences, reset } = parsePreferences({ theme: 'dark', chipOn: false, [key]: value })
    expect(reset).toEqual([key])
    expect(preferences).toEqual({
      ...defaults,
      chipOn: false,
      theme: key === 'theme' ? 'browser' : 'dark',
    })
  })

  it('resets one setting of one connection', () => {
    const stored = {
      connections: {
        a: { allowDuplicateNumbers: true, dailyCap: 0 },
        b: { cadenceSince: '2026-02-30', cadenceSteps: [5] },
        c: 'nonsense',
      },
    }
    const { preferences, reset } = parsePreferences(stored)
    expect(reset).toEqual(['connections.a.dailyCap', 'connections.b.cadenceSince'])
    expect(preferences.connections.a).toMatchObject({ allowDuplicateNumbers: true, dailyCap: 50 })
    expect(preferences.connections.b).toMatchObject({ cadenceSince: '', cadenceSteps: [5] })
    expect(preferences.connections.c).toMatchObject({ allowDuplicateNumbers: false })
  })

  it('never fails, whatever lies in storage, and reads its own result unchanged', () =>
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.dictionary(fc.constantFrom(...keys), fc.anything())), stored => {
        const { preferences } = parsePreferences(stored)
        expect(parsePreferences(structuredClone(preferences))).toEqual({ preferences, reset: [] })
      }),
    ))

  it('never hands out its own defaults to be changed', () => {
    parsePreferences({}).preferences.otherSites.push('https://example.com')
    expect(parsePreferences({}).preferences.otherSites).toEqual([])
  })
})

describe('changing preferences', () => {
  it('takes what fits', () =>
    expect(checkPatch(SETTINGS, { submitAuthorizedAch: false, syncIntervalMinutes: 5 })).toEqual({
      submitAuthorizedAch: false,
      syncIntervalMinutes: 5,
    }))

  it('refuses what does not, naming the setting', () => {
    const refuse = (patch: object) => () => checkPatch(SETTINGS, patch)
    expect(refuse({ syncIntervalMinutes: 0 })).toThrow(
      expect.objectContaining({ name: 'PreferenceError', setting: 'syncIntervalMinutes' }),
    )
    expect(refuse({ submitAuthorizedAch: 1 })).toThrow(PreferenceError)
    expect(refuse({ clientSecret: 'x' })).toThrow('There is no setting "clientSecret".')
    expect(refuse({ toString: 'x' })).toThrow('There is no setting')
  })
})

describe('every setting', () => {
  const all = { ...SETTINGS, ...CONNECTION_SETTINGS }
  const texts: Record<string, Shown> = { ...SHOWN, ...CONNECTION_SHOWN }
  it.each(Object.entries(all))('%s explains itself and takes its own default', (key, facts) => {
    const shown = texts[key] as Shown
    expect(facts.schema.safeParse(facts.fallback).success).toBe(true)
    expect(SECTIONS).toContain(shown.section)
    expect(shown.name).not.toBe('')
    expect(shown.explanation).toMatch(/\.$/)
    const { control } = shown
    if (control.kind === 'choice')
      for (const { value } of control.choices) expect(facts.schema.safeParse(value).success).toBe(true)
    if (control.kind === 'number') {
      const takes = (value: number) => facts.schema.safeParse(value).success
      expect([
        takes(control.min - 1),
        takes(control.min),
        takes(control.max),
        takes(control.max + 1),
      ]).toEqual([false, true, true, false])
    }
  })

  it('bears the names of the seed document', () => {
    expect(SHOWN.submitAuthorizedAch).toMatchObject({
      name: 'Submit Authorized ACH Payments to Accounting System',
      section: 'payments',
    })
    expect(SETTINGS.submitAuthorizedAch.fallback).toBe(true)
    expect(CONNECTION_SHOWN.allowDuplicateNumbers).toMatchObject({
      name: 'Allow Duplicate Invoice Numbers',
      section: 'invoices',
    })
    expect(CONNECTION_SETTINGS.allowDuplicateNumbers.fallback).toBe(false)
  })
})

const keys = [...Object.keys(SETTINGS), 'connections']
function entry(patch: object) {
  return { id: 'own-1', title: 't', pattern: 'Class * is missing', meaning: '', steps: ['Do.'], ...patch }
}
