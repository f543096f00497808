import { expect, it } from 'vitest'
import { messageBox } from '../../../../components/overlay/ui/clear/message-box.ts'

/** The test environment lays nothing out: each element is as large as its attribute says. */
function boxOf(html: string): string {
  document.body.innerHTML = html
  for (const element of document.body.querySelectorAll<HTMLElement>('[data-size]')) {
    const [width, height] = (element.dataset.size ?? '').split(' ').map(Number)
    element.getBoundingClientRect = () => new DOMRect(0, 0, width, height)
  }
  const message = document.querySelector('#message')
  if (!message) throw new Error('no message')
  return messageBox(message).id
}

const sized = (tag: string, id: string, size: string, style: string, inside: string) =>
  `<${tag} id="${id}" data-size="${size}" style="${style}">${inside}</${tag}>`
const message = (style = '') => sized('p', 'message', '400 20', style, 'Said no')
const box = (style: string, inside = message(), size = '416 60') => sized('div', 'box', size, style, inside)
const plain = (inside: string, style = '') => sized('div', 'plain', '400 20', style, inside)
const PINK = 'background-color: pink'

it.each([
  ['the box around it, by its border', box('border: 1px solid red'), 'box'],
  ['by a stripe at one side', box('border-left: 4px solid red'), 'box'],
  ['by its background', box(PINK), 'box'],
  ['by a background without blue', box('background-color: rgb(255, 0, 0)'), 'box'],
  ['the nearest of two', sized('div', 'outer', '430 70', PINK, box('background-color: red')), 'box'],
  [
    'across wrappers that show nothing',
    box(PINK, plain(plain(message(), 'background-color: rgba(0, 0, 0, 0)'))),
    'box',
  ],
  ['itself, where it is one', box(PINK, message('background-color: red')), 'message'],
  ['itself, where nothing around it shows', box(''), 'message'],
  [
    'itself, in a form with a background',
    sized('form', 'form', '900 600', 'background-color: white', message()),
    'message',
  ],
  ['itself, in what is just too large', box(PINK, message(), '400 81'), 'message'],
  ['what is just small enough', box(PINK, message(), '400 80'), 'box'],
  ['itself, far below a box', box(PINK, plain(plain(plain(plain(message())))), '400 40'), 'message'],
])('keeps clear %s', (_what, html, box) => {
  expect(boxOf(html)).toBe(box)
})
