import type { Screen } from './screen.ts'

/** What scrolls sideways: the page itself or a part of it, but for tables and code in a box of their own. */
export const sideways = (screen: Screen): Promise<string[]> =>
  screen.run(`[document.documentElement, ...document.querySelectorAll('body *:not(.table-scroll, pre, textarea, nav)')]
    .filter(each => each === document.documentElement || /auto|scroll/.test(getComputedStyle(each).overflowX))
    .filter(each => each.scrollWidth > each.clientWidth + 1)
    .map(each => each.localName + '.' + each.className + ': ' + each.scrollWidth + ' px in ' + each.clientWidth)`)

/** Buttons, tabs and labels whose words do not fit into their box. */
export const cutOff = (screen: Screen): Promise<string[]> =>
  screen.run(`[...document.querySelectorAll('button, [role=tab], label, th, h1, h2, h3')]
    .filter(({ classList }) => !classList.contains('visually-hidden'))
    .filter(each => getComputedStyle(each).overflow === 'hidden' || getComputedStyle(each).overflowX === 'clip')
    .filter(each => each.clientWidth > 2 && each.scrollWidth > each.clientWidth + 1)
    .map(each => each.localName + ': ' + each.textContent)`)
