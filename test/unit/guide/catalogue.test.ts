import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { CATALOGUE } from '../../../core/guide/catalogue/registry.ts'
import { TEXTS } from '../../../core/guide/catalogue/texts.ts'
import { sameForm } from '../../../core/guide/codes.ts'
import { fillSteps, guideEntries, guideEntry, matchErrors } from '../../../core/guide/index.ts'
import { SAMPLES } from './samples.ts'

const DOCUMENTED = [
  'empty-location',
  'item-not-found',
  'line-items-required',
  'invalid-object-id',
  'customer-ref-required',
  'invalid-reference-item',
  'duplicate-document-number',
  'account-period-closed',
]

test('the eight documented errors come first, in the order of the help text', () => {
  expect(
    guideEntries()
      .slice(0, 8)
      .map(entry => entry.id),
  ).toEqual(DOCUMENTED)
  for (const entry of guideEntries()) {
    expect(entry.source, entry.id).toBe(DOCUMENTED.includes(entry.id) ? 'documented' : 'vendor')
  }
})

test('the item error that the help text files under Intacct and the wire under QuickBooks lists both', () => {
  expect(guideEntry('invalid-reference-item')?.systems).toEqual(['quickbooks', 'intacct'])
  expect(guideEntry('empty-location')?.systems).toEqual(['intacct'])
  expect(guideEntry('invalid-object-id')?.systems).toEqual(['quickbooks'])
})

test('every file of the folder is registered, under its own name, and has samples', () => {
  const folder = join(import.meta.dirname, '../../../core/guide/catalogue')
  const files = readdirSync(folder)
    .filter(file => file !== 'registry.ts' && file !== 'texts.ts')
    .map(file => file.replace('.ts', ''))
  expect(CATALOGUE.map(entry => entry.id).sort()).toEqual(files.sort())
  expect(Object.keys(SAMPLES).sort()).toEqual(files)
  expect(Object.keys(TEXTS).sort()).toEqual(files)
})

test('no code names two entries', () => {
  const codes = CATALOGUE.flatMap(entry => (entry.codes ?? []).map(sameForm))
  expect(new Set(codes).size).toBe(codes.length)
})

test('an unknown id has no entry', () => {
  expect(guideEntry('no-such-error')).toBeUndefined()
})

describe.each(CATALOGUE.map(entry => entry.id))('%s', id => {
  const samples = SAMPLES[id] ?? { examples: [], nearMisses: [] }

  test('says what it is and what to do', () => {
    const entry = guideEntry(id)
    expect(entry?.title).toBeTruthy()
    expect(entry?.meaning).toBeTruthy()
    expect(entry?.systems.length).toBeGreaterThan(0)
    expect(entry?.steps.length).toBeGreaterThan(0)
    for (const step of fillSteps(entry ?? { steps: [] })) expect(step).not.toMatch(/[{}]/)
    for (const [system, other] of [
      ['quickbooks', /Intacct|General Ledger/],
      ['intacct', /QuickBooks|Account and settings/],
    ] as const) {
      // An entry of both says nothing of the other's screens on a page of one.
      if (entry?.systems.length !== 2) continue
      const words = [entry.title, entry.meaning, ...fillSteps(entry, {}, system)].join(' ')
      expect(words).not.toMatch(other)
    }
    for (const remedy of entry?.remedies ?? []) expect(remedy.label).toBeTruthy()
  })

  test.each(samples.examples)('is found in: %s', example => {
    expect(matchErrors(example).map(match => match.id)).toEqual([id])
  })

  test.each(samples.nearMisses)('is not found in: %s', nearMiss => {
    expect(matchErrors(nearMiss).map(match => match.id)).not.toContain(id)
  })

  test('has an example and a near miss', () => {
    expect(samples.examples.length).toBeGreaterThan(0)
    expect(samples.nearMisses.length).toBeGreaterThan(0)
  })

  test('every wording of its own finds it', () => {
    for (const phrase of CATALOGUE.find(entry => entry.id === id)?.phrases ?? []) {
      const text = phrase
        .replace(/^[~<^]+|\$$/g, '')
        .replace(/\{date\}/g, '04/01/2025')
        .replace(/\{\w+\}/g, '4471')
        .replace(/\*/g, 'something')
        .replace(/(\S+?)\|\S+/g, '$1')
      expect(matchErrors(text)[0]?.id, text).toBe(id)
    }
  })
})
