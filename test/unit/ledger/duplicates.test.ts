import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareIds, numberTaken, resolveDuplicates } from '../../../core/ledger/duplicates.ts'
import type { Invoice } from '../../../core/ledger/records.ts'
import { anInvoice, anOwnInvoice } from './examples.ts'

const there = (id: string, createdThere?: string, patch: Partial<Invoice> = {}): Invoice => {
  const { createdThere: _, ...rest } = anInvoice({ id, externalId: id, ...patch })
  return createdThere === undefined ? rest : { ...rest, createdThere }
}
const early = '2026-01-01T00:00:00Z'
const late = '2026-02-01T00:00:00.000Z'

describe('duplicate numbers', () => {
  it.each<[string, Invoice[], allow: boolean, listed: string[], skipped: string[]]>([
    ['one alone', [there('5', early)], false, ['5'], []],
    ['the earliest created is kept', [there('1', late), there('2', early)], false, ['2'], ['1>2']],
    ['then the lowest id, as a number', [there('10', early), there('9', early)], false, ['9'], ['10>9']],
    ['without a creation time it is the latest', [there('1'), there('2', late)], false, ['2'], ['1>2']],
    ['three', [there('3', late), there('1', late), there('2', early)], false, ['2'], ['1>2', '3>2']],
    ['the setting on', [there('1', late), there('2', early)], true, ['2', '1'], []],
    [
      'blank numbers',
      [there('1', late, { number: '' }), there('2', early, { number: '' })],
      false,
      ['2', '1'],
      [],
    ],
    [
      'ours, not accepted there yet, stays listed and keeps nobody out',
      [anOwnInvoice(), there('4', late)],
      false,
      ['4', 'own-1'],
      [],
    ],
    [
      'one that came in while it was on stays',
      [there('1', late, { duplicateAllowed: true }), there('2', early), there('3', late)],
      false,
      ['2', '1'],
      ['3>2'],
    ],
    ['the kept one is gone: the next comes in', [there('1', late, { skippedFor: '2' })], false, ['1'], []],
  ])('%s', (_, invoices, allow, listed, skipped) => {
    const answer = resolveDuplicates(invoices, allow)
    expect(answer.listed).toEqual(listed)
    expect(answer.skipped.map(({ id, for: kept }) => `${id}>${kept}`)).toEqual(skipped)
  })

  it('gives back only what changed, marked', () => {
    const [a, b] = [there('1', early), there('2', late)]
    expect(resolveDuplicates([a, b], false).changed).toEqual([{ ...b, skippedFor: '1' }])
    const skipped = { ...b, skippedFor: '1' }
    expect(resolveDuplicates([a, skipped], false).changed).toEqual([])
    expect(resolveDuplicates([a, skipped], true).changed).toEqual([
      { ...a, duplicateAllowed: true },
      { ...b, duplicateAllowed: true },
    ])
    expect(resolveDuplicates([skipped], false).changed).toEqual([b])
    expect(resolveDuplicates([a], true).changed).toEqual([])
  })

  it('does not depend on the import order, and settling twice is settling once', () =>
    fc.assert(
      fc.property(
        fc.shuffledSubarray(
          ['1', '2', '3', '10', '11'].map((id, index) => there(id, index % 2 ? early : late)),
          { minLength: 1 },
        ),
        fc.boolean(),
        (invoices, allow) => {
          const whole = resolveDuplicates(invoices, allow)
          let stored: Invoice[] = []
          for (const invoice of invoices) stored = settle([...stored, invoice], allow)
          const onesByOne = stored.filter(({ skippedFor }) => skippedFor === undefined).map(({ id }) => id)
          expect(onesByOne.sort()).toEqual([...whole.listed].sort())
          expect(resolveDuplicates(stored, allow).changed).toEqual([])
        },
      ),
    ))

  it('brings the skipped in when it is turned on, and removes nothing when it is turned off', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(early, late, undefined), { minLength: 1, maxLength: 5 }),
        times => {
          const off = settle(
            times.map((time, index) => there(String(index), time)),
            false,
          )
          const on = settle(off, true)
          const offAgain = settle(on, false)
          const listed = (of: Invoice[]) => of.filter(({ skippedFor }) => skippedFor === undefined).length
          expect([listed(off), listed(on), listed(offAgain)]).toEqual([1, times.length, times.length])
        },
      ),
    ))

  it.each<[string, string, Invoice[], boolean]>([
    ['by another there', '1001', [anInvoice()], true],
    ['by itself only', '1001', [anInvoice({ id: 'own-1' })], false],
    ['by one that is only ours', '1001', [anOwnInvoice({ id: 'own-2' })], false],
    ['blank', '', [anInvoice({ number: '' })], false],
    ['in another case', 'a1', [anInvoice({ number: 'A1' })], false],
  ])('taken %s', (_, number, others, taken) => expect(numberTaken(number, 'own-1', others)).toBe(taken))

  it('orders ids as numbers where they are', () =>
    expect(['10', '9', 'b', 'a', '9'].sort(compareIds)).toEqual(['9', '9', '10', 'a', 'b']))
})

const settle = (invoices: Invoice[], allow: boolean): Invoice[] => {
  const { changed } = resolveDuplicates(invoices, allow)
  return invoices.map(invoice => changed.find(({ id }) => id === invoice.id) ?? invoice)
}
