import { expect, it, vi } from 'vitest'
import { createRowList } from '../../../components/overlay/row-list.ts'

const rows = (count: number) => Array.from({ length: count }, () => document.createElement('tr'))
function page(count: number) {
  document.body.innerHTML = '<table><tbody></tbody></table>'
  const parent = document.querySelector('tbody') as HTMLElement
  parent.append(...rows(count))
  const find = vi.fn(() => document.querySelectorAll('tr'))
  return { parent, find, list: createRowList(find) }
}

it('knows what comes and goes in the one parent of a long list, without another search', () => {
  const { parent, find, list } = page(100)
  expect(list.all()).toHaveLength(100)
  const one = document.createElement('tr')
  parent.prepend(one)
  parent.lastElementChild?.remove()
  expect(list.came([one])).toBe(false)
  expect(Array.from(list.all())).toEqual([...parent.children])
  expect(list.all()[0]).toBe(one)
  expect(find).toHaveBeenCalledTimes(1)
})

it('searches again for what comes elsewhere', () => {
  const { find, list } = page(100)
  list.all()
  document.body.insertAdjacentHTML('beforeend', '<table><tr></tr></table>')
  expect(list.came([document.body.lastElementChild as Element])).toBe(true)
  expect(list.all()).toHaveLength(101)
  expect(find).toHaveBeenCalledTimes(2)
})

it('searches again when the list was drawn anew', () => {
  const { parent, list } = page(100)
  list.all()
  const next = document.createElement('tbody')
  next.append(...rows(80))
  parent.replaceWith(next)
  expect(list.all()).toHaveLength(80)
})

it('searches short lists each time that something comes', () => {
  const { parent, list } = page(5)
  list.all()
  parent.append(...rows(1))
  expect(list.came([parent.lastElementChild as Element])).toBe(true)
  expect(list.all()).toHaveLength(6)
})

it('searches again for a row that went from a short list, and not from a long one', () => {
  for (const [count, searches] of [
    [5, 2],
    [100, 1],
  ] as const) {
    const { parent, find, list } = page(count)
    list.all()
    parent.lastElementChild?.remove()
    list.went()
    expect(list.all()).toHaveLength(count - 1)
    expect(find).toHaveBeenCalledTimes(searches)
  }
})
