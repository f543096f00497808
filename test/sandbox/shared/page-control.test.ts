import { expect, test } from 'vitest'
import { PageControl } from './page-control.ts'

test('a page shows what was planned, once, and what its address asks for', () => {
  const pages = new PageControl<string>()
  pages.showOnLoad.push({ where: 'toast', text: 'saved', tone: 'success' })
  const asked = new URLSearchParams({
    show: 'banner',
    text: 'Periods are closed',
    title: 'Sorry',
    tone: 'loud',
  })
  expect(pages.messages(asked)).toEqual([
    { where: 'toast', text: 'saved', tone: 'success' },
    { where: 'banner', text: 'Periods are closed', title: 'Sorry' },
  ])
  expect(pages.messages(new URLSearchParams({ show: 'nowhere', text: 'x' }))).toEqual([])
})

test('a session is its ticket’s alone, and ends with all others', () => {
  const pages = new PageControl<string>()
  const [one, two] = [pages.open('first'), pages.open('second')]
  expect([pages.session(one), pages.session(two), pages.session('x'), pages.session(undefined)]).toEqual([
    'first',
    'second',
    undefined,
    undefined,
  ])
  pages.signOutAll()
  expect(pages.session(one)).toBeUndefined()
})
