import { expect, test } from 'vitest'
import { fillSteps, guideEntry } from '../../../core/guide/index.ts'

test('names are filled in, in quotes; numbers without', () => {
  const steps = ['Open the {txnType} with {documentNumber}.', 'Look up {itemName}.']
  expect(fillSteps({ steps }, { txnType: 'Invoice', documentNumber: '1043', itemName: 'Widget' })).toEqual([
    'Open the Invoice with 1043.',
    'Look up “Widget”.',
  ])
})

test('without values a step stays readable', () => {
  const steps = ['{itemName} must be active.', 'Open the {txnType} with {documentNumber}.', 'Keep {this}.']
  expect(fillSteps({ steps })).toEqual([
    'The item must be active.',
    'Open the transaction with that number.',
    'Keep {this}.',
  ])
})

test('where a thing is, is said of the system of the page alone; of both where none is known', () => {
  const steps = ['Look{quickbooks: under Settings}{intacct: in the Ledger} for {itemName}.']
  expect(fillSteps({ steps }, {}, 'quickbooks')).toEqual(['Look, under Settings for the item.'])
  expect(fillSteps({ steps }, {}, 'intacct')).toEqual(['Look, in the Ledger for the item.'])
  expect(fillSteps({ steps })).toEqual([
    'Look, in QuickBooks under Settings, in Sage Intacct in the Ledger for the item.',
  ])
})

test('a value that looks like a place is no place', () => {
  expect(fillSteps({ steps: ['{itemName}.'] }, { itemName: '{intacct: here}' }, 'intacct')).toEqual([
    '“{intacct: here}”.',
  ])
})

test('a value is put in as it is, also when it looks like a placeholder or a replacement', () => {
  expect(fillSteps({ steps: ['{itemName} {date}'] }, { itemName: '$& {date}', date: '1' })).toEqual([
    '“$& {date}” 1',
  ])
})

test('remedies say what they do and whether they change data', () => {
  expect(guideEntry('duplicate-document-number')?.remedies).toEqual([
    {
      kind: 'open-conflicting-transaction',
      label: 'Open the transaction that has this number',
      changesData: false,
    },
    { kind: 'next-free-number', label: 'Use the next free number and retry', changesData: true },
  ])
})
