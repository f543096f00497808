import { describe, expect, test } from 'vitest'
import {
  compileUserEntry,
  guideEntries,
  guideEntry,
  matchErrors,
  UserEntryError,
} from '../../../core/guide/index.ts'

const entry = (text: string) => compileUserEntry({ id: 'mine', title: 'Mine', text })
const finds = (pattern: string, text: string) =>
  matchErrors(text, undefined, { userEntries: [entry(pattern)] }).map(match => match.id)

describe('plain text with *', () => {
  test.each<[pattern: string, text: string, found: boolean]>([
    ['Widget factory is closed', 'Sync failed: widget  FACTORY is closed.', true],
    ['Widget * is closed', 'Widget factory number 7 is closed', true],
    ['Widget * is closed', 'Widget is closed', true],
    ['* is closed forever *', 'Widget is closed forever now', true],
    ['Widget * is closed', `Widget ${'x '.repeat(40)} is closed`, false],
    ['Widget factory is closed', 'The widget factory was closed', false],
    ['Numéro déjà utilisé', 'Erreur : numéro deja utilisé', true],
    ['請求書番号は使用済みです', 'エラー: 請求書番号は使用済みです', true],
    ['cost is (a|b) $5 ^x {itemName}', 'Cost is a b 5 x itemname', true],
    ['.+ closed widget', 'anything closed widgets', false],
  ])('%s in %s', (pattern, text, found) => {
    expect(finds(pattern, text)).toEqual(found ? ['mine'] : [])
  })
})

test("a user's entry stands beside the others and wins where it says more", () => {
  const user = entry('Duplicate Document Number Error for the Oslo branch')
  const userEntries = [user]
  const text =
    'INV-1 failed: Duplicate Document Number Error for the Oslo branch\nINV-2 failed: The account period has closed.'
  expect(matchErrors(text, undefined, { userEntries }).map(match => match.id)).toEqual([
    'mine',
    'account-period-closed',
  ])
  expect(guideEntry('mine', { userEntries })).toBe(user.entry)
  expect(guideEntry('mine')).toBeUndefined()
  expect(guideEntries({ userEntries }).at(-1)).toMatchObject({ id: 'mine', source: 'user', remedies: [] })
})

describe('a draft that cannot be used says which field and why', () => {
  test.each<[field: string, draft: { id: string; title: string; text: string }]>([
    ['id', { id: ' ', title: 'T', text: 'some text' }],
    ['title', { id: 'a', title: '', text: 'some text' }],
    ['text', { id: 'a', title: 'T', text: '' }],
    ['text', { id: 'a', title: 'T', text: '* * *' }],
    ['text', { id: 'a', title: 'T', text: '*the*' }],
    ['text', { id: 'a', title: 'T', text: 'x'.repeat(501) }],
  ])('%s: %j', (field, draft) => {
    expect(() => compileUserEntry(draft)).toThrow(UserEntryError)
    try {
      compileUserEntry(draft)
    } catch (error) {
      expect((error as UserEntryError).field).toBe(field)
    }
  })
})
