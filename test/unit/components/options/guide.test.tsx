import { beforeEach, expect, test } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { Options } from '../../../../components/options/options.tsx'
import { guideEntries } from '../../../../core/guide/index.ts'
import { readPreferences } from '../../../../core/preferences/preferences.ts'
import { stock } from '../ledger-rows.ts'
import { button, drawn, field, show, text, type, until, worker } from '../screen.tsx'

beforeEach(async () => {
  fakeBrowser.reset()
  location.hash = '#error-guide'
  await stock([])
  worker({})
  show(<p />)
  show(<Options />)
  await until(() => text().includes('All entries'))
})

const listed = () =>
  [...document.querySelectorAll('section:last-of-type .entry summary')].map(one => text(one))
const own = async () => (await readPreferences()).ownGuideEntries

test('lists every entry with its steps; the search narrows it', async () => {
  expect(listed()).toHaveLength(guideEntries().length)
  type(field('Search the error guide'), 'closed period')
  await until(() => listed().length < 10)
  expect(listed().join()).toContain('The date is in a closed period')
  type(field('Search the error guide'), 'zebra crossing')
  await until(() => text().includes('No entry about that'))
})

test('a pasted error is named, with the names in it', async () => {
  const error =
    '{"Fault":{"Error":[{"Message":"Duplicate Document Number Error","Detail":"Duplicate Document Number Error : You must specify a different number. This number has already been used.  DocNumber=1038 is assigned to TxnType=Invoice with TxnId=1044","code":"6140"}]}}'
  type(field<HTMLTextAreaElement>('Try an error message'), error)
  await until(() => text().includes('One known error'))
  expect(text(document.querySelector('.card .card details') as Element)).toContain('1038')
  type(field<HTMLTextAreaElement>('Try an error message'), 'The invoice was saved.')
  await until(() => text().includes('No known error in this text.'))
})

async function write(values: { title?: string; pattern?: string; steps?: string }) {
  await until(() => document.querySelector('dialog[open]'))
  if (values.title !== undefined) type(field('Title'), values.title)
  await drawn()
  if (values.pattern !== undefined) type(field<HTMLTextAreaElement>('Text of the error'), values.pattern)
  await drawn()
  if (values.steps !== undefined) type(field<HTMLTextAreaElement>('Steps'), values.steps)
  await drawn()
}

test('an own entry is tried, saved, found, and its deletion undone', async () => {
  button('Add an entry')?.click()
  await write({
    title: 'Bank says no',
    pattern: 'Bank feed * is locked',
    steps: ' Unlock it. \n\n Sync again. ',
  })
  const sample = field<HTMLTextAreaElement>('Try it')
  type(sample, 'Bank feed 77 was opened')
  await until(() => text().includes('The entry does not name this text'))
  type(sample, 'Error: bank feed 77 is locked.')
  await until(() => text().includes('The entry names this error'))
  button('Save the entry')?.click()
  await until(() => !document.querySelector('dialog'))
  expect(await own()).toMatchObject([
    { title: 'Bank says no', pattern: 'Bank feed * is locked', steps: ['Unlock it.', 'Sync again.'] },
  ])
  type(field<HTMLTextAreaElement>('Try an error message'), 'Sync failed: Bank feed 9 is locked')
  await until(() => text().includes('One known error'))
  expect(listed().some(title => title.startsWith('Bank says no'))).toBe(true)
  button('Delete Bank says no')?.click()
  ;(await until(() => button('Undo'))).click()
  await until(() => button('Delete Bank says no'))
  expect(await own()).toHaveLength(1)
})

test('an own entry is changed in its place', async () => {
  button('Add an entry')?.click()
  await write({ title: 'First', pattern: 'alpha beta gamma', steps: 'Do' })
  button('Save the entry')?.click()
  ;(await until(() => button('Edit First'))).click()
  await write({ title: 'Renamed' })
  button('Save the entry')?.click()
  await until(() => button('Edit Renamed'))
  expect(await own()).toMatchObject([{ title: 'Renamed', pattern: 'alpha beta gamma' }])
})

test.each([
  [{ title: '', pattern: 'alpha beta gamma', steps: 'Do' }, 'Enter a title.'],
  [{ title: 'T', pattern: 'alpha beta gamma', steps: ' \n ' }, 'Enter at least one step.'],
  [{ title: 'T', pattern: '* *', steps: 'Do' }, 'needs at least 6 letters or digits'],
])('an entry that would not work is refused at its field: %o', async (values, sentence) => {
  button('Add an entry')?.click()
  await write(values)
  button('Save the entry')?.click()
  await until(() => text().includes(sentence))
  expect(document.querySelector('dialog[open]')).not.toBeNull()
  expect(await own()).toEqual([])
})
