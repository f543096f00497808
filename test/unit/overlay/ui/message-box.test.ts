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
const MESSAGE = '<p id="message" data-size="400 20">Said no</p>'

it.each([
  [
    'the box around it, by its border',
    `<div id="box" data-size="416 60" style="border: 1px solid red">${MESSAGE}</div>`,
    'box',
  ],
  [
    'by a stripe at one side',
    `<div id="box" data-size="416 60" style="border-left: 4px solid red">${MESSAGE}</div>`,
    'box',
  ],
  [
    'by its background',
    `<div id="box" data-size="416 60" style="background-color: pink">${MESSAGE}</div>`,
    'box',
  ],
  [
    'by a background without blue',
    `<div id="box" data-size="416 60" style="background-color: rgb(255, 0, 0)">${MESSAGE}</div>`,
    'box',
  ],
  [
    'the nearest of two',
    `<div id="outer" data-size="430 70" style="background-color: pink"><div id="box" data-size="416 60" style="background-color: red">${MESSAGE}</div></div>`,
    'box',
  ],
  [
    'across wrappers that show nothing',
    `<div id="box" data-size="416 60" style="background-color: pink"><div data-size="400 20"><div data-size="400 20" style="background-color: rgba(0, 0, 0, 0)">${MESSAGE}</div></div></div>`,
    'box',
  ],
  [
    'itself, where it is one',
    `<div id="box" data-size="416 60" style="background-color: pink"><p id="message" data-size="400 20" style="background-color: red">Said no</p></div>`,
    'message',
  ],
  ['itself, where nothing around it shows', `<div data-size="416 60">${MESSAGE}</div>`, 'message'],
  [
    'itself, in a form with a background',
    `<form id="form" data-size="900 600" style="background-color: white">${MESSAGE}</form>`,
    'message',
  ],
  [
    'itself, in what is just too large',
    `<div id="box" data-size="400 81" style="background-color: pink">${MESSAGE}</div>`,
    'message',
  ],
  [
    'what is just small enough',
    `<div id="box" data-size="400 80" style="background-color: pink">${MESSAGE}</div>`,
    'box',
  ],
  [
    'itself, far below a box',
    `<div id="box" data-size="400 40" style="background-color: pink"><div><div><div><div>${MESSAGE}</div></div></div></div></div>`,
    'message',
  ],
])('keeps clear %s', (_what, html, box) => {
  expect(boxOf(html)).toBe(box)
})
