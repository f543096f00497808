import { describe, expect, it } from 'vitest'
import { matchErrors } from '../../../core/guide/index.ts'
import { type Candidate, candidatesAt, isHelp, regionCss } from '../../../core/pages/error-regions.ts'
import { quickbooks } from '../../../core/pages/quickbooks/adapter.ts'

const DUPLICATE =
  'Duplicate Document Number Error : You must specify a different number. This number has already been used. DocNumber=1043 is assigned to TxnType=Invoice with TxnId=145'
const CLOSED =
  'Account Period Closed, Cannot Update Through Services API: The account period has closed and the account books cannot be updated through the QBO Services API.'

const css = regionCss(quickbooks.errorRegions)

function read(html: string): Candidate[] {
  document.body.innerHTML = html
  return [...candidatesAt(document.documentElement, css, true)].filter(each => each !== undefined)
}
/** What would be marked on such a page. */
const found = (html: string): string[] =>
  read(html).flatMap(candidate =>
    matchErrors(candidate.text)
      .filter(match => candidate.marked || match.confidence === 'exact')
      .filter(match => !isHelp(candidate.elementAt(match.span)))
      .map(match => match.id),
  )

describe('an error is read', () => {
  it.each([
    // facts §2.4: the general banner, title node with the curly apostrophe, text node with its own hook
    [
      'the legacy banner',
      `<div class="alert-error alert-view errorMessage"><span data-dojo-attach-point="titleNode">Something’s not quite right</span><div data-automation-id="ac_save_error_text">${DUPLICATE}</div></div>`,
      ['duplicate-document-number'],
    ],
    [
      'the modern banner',
      `<div class="idsTSBanner"><h4>Something’s not quite right</h4><p>${CLOSED}</p></div>`,
      ['account-period-closed'],
    ],
    ['a toast', `<div role="alert"><span>${DUPLICATE}</span></div>`, ['duplicate-document-number']],
    ['a live region', `<div aria-live="polite">${CLOSED}</div>`, ['account-period-closed']],
    ['a dialog', `<div role="dialog"><h2>Error</h2><p>${CLOSED}</p></div>`, ['account-period-closed']],
    ['a native dialog', `<dialog open><p>${DUPLICATE}</p></dialog>`, ['duplicate-document-number']],
    [
      'an alert in a row',
      `<table><tr><td>1</td><td><div role="alert">${DUPLICATE}</div></td></tr></table>`,
      ['duplicate-document-number'],
    ],
    [
      'a banner in a dialog that holds a whole form',
      `<div role="dialog"><p>${'Some words of a long form. '.repeat(300)}</p><div role="alert">${DUPLICATE}</div></div>`,
      ['duplicate-document-number'],
    ],
    [
      'a sentence split over elements',
      '<div role="alert"><b>Duplicate Document Number Error</b> : You must specify a different number. This number has already been used. DocNumber=<b>10</b><i>43</i> is assigned to TxnType=Invoice with TxnId=<a href="#">145</a></div>',
      ['duplicate-document-number'],
    ],
    [
      'a helper text of a field',
      `<p class="MuiFormHelperText-root">${DUPLICATE}</p>`,
      ['duplicate-document-number'],
    ],
    [
      'a block without any role',
      `<main><section><p>${CLOSED}</p></section></main>`,
      ['account-period-closed'],
    ],
    [
      'two errors in one message',
      `<div role="alert"><p>${DUPLICATE}</p><p>${CLOSED}</p></div>`,
      ['duplicate-document-number', 'account-period-closed'],
    ],
  ])('in %s', (_, html, ids) => {
    expect(found(html)).toEqual(ids)
  })

  it('once, though a place for errors stands inside an alert', () => {
    const texts = read(
      `<div role="alert" class="alert-view alert-error"><span>Title</span><div data-automation-id="ac_save_error_text">${CLOSED}</div></div>`,
    ).map(({ text }) => text)
    expect(texts).toEqual([`Title\n${CLOSED}`])
  })
})

describe('no error is read', () => {
  it.each([
    [
      'what a user typed',
      `<textarea role="alert">${DUPLICATE}</textarea><div role="dialog"><input value="${CLOSED}"></div>`,
    ],
    ['an editor', `<div role="dialog"><div contenteditable="true">${DUPLICATE}</div></div>`],
    [
      'the rows of a list',
      `<table><tr><td>${DUPLICATE}</td></tr></table><div role="row"><div role="cell">${CLOSED}</div></div>`,
    ],
    ['a status in a row', `<div role="row"><span role="status">${CLOSED}</span></div>`],
    ['options', `<ul role="listbox"><li role="option">${DUPLICATE}</li></ul>`],
    ['a help article', `<article><h1>Fix it</h1><p>${DUPLICATE}</p></article>`],
    [
      'a help panel',
      `<div class="qbo-help-panel"><p>${CLOSED}</p></div><div class="contextualHelp"><p>${CLOSED}</p></div>`,
    ],
    ['a help dialog', `<div role="dialog" aria-label="Help"><p>${DUPLICATE}</p></div>`],
    ['a tooltip', `<div role="tooltip">${CLOSED}</div>`],
    ['a link to a topic', `<p><a href="/learn">${DUPLICATE}</a></p>`],
    ['a button', `<button>${CLOSED}</button>`],
    [
      'a success toast',
      '<div role="alert">Invoice 1043 saved</div><div role="status">Payment of $500.00 recorded</div>',
    ],
    ['a fragment in plain text', '<p>Account Period Closed</p>'],
    ['scripts and styles', `<div role="alert"><script>"${DUPLICATE}"</script><style>${CLOSED}</style></div>`],
    ['what is hidden', `<div role="alert"><span hidden>${CLOSED}</span></div>`],
    ['ourselves', `<ar-companion-fix><div role="alert">${CLOSED}</div></ar-companion-fix>`],
  ])('in %s', (_, html) => {
    expect(found(html)).toEqual([])
  })
})

describe('a change of a part', () => {
  const changed = (html: string, selector: string, came: boolean) => {
    document.body.innerHTML = html
    const element = document.querySelector(selector)
    if (!element) throw new Error(selector)
    return [...candidatesAt(element, css, came)].flatMap(each => each?.text ?? [])
  }
  it('reads the whole message that it stands in', () => {
    expect(changed('<div role="alert"><p>One</p><p id="b">two</p></div>', '#b', false)).toEqual(['One\ntwo'])
  })
  it('reads its own block, where it stands in none', () => {
    expect(changed('<div><p>Not this</p><p>One <b id="b">two</b></p></div>', '#b', false)).toEqual([
      'One two',
    ])
  })
  it('reads nothing of a row', () => {
    expect(changed('<table><tr><td id="b">Not this text either</td></tr></table>', '#b', true)).toEqual([])
  })
  it('reads all that came', () => {
    const html = '<div id="b"><p>A block of its own</p><div role="alert">An alert</div></div>'
    expect(changed(html, '#b', true).sort()).toEqual(['A block of its own', 'An alert'])
  })
  it('reads a dialog with a form once as a whole, then only what changes', () => {
    const form = `<div role="dialog"><p>${'Many words of a form. '.repeat(300)}</p><p id="b">A short part of it</p></div>`
    expect(changed(form, '#b', false)).toContain('A short part of it')
    const element = document.querySelector('#b') as Element
    expect([...candidatesAt(element, css, false)].flatMap(each => each?.text ?? [])).toEqual([
      'A short part of it',
    ])
  })
})

it('leads from a place in the text to the smallest element that holds it', () => {
  const [candidate] = read('<div role="alert"><h4>Title</h4><p>Some <b>bold</b> words</p></div>')
  const text = candidate?.text ?? ''
  const at = (words: string): [number, number] => [text.indexOf(words), text.indexOf(words) + words.length]
  expect(candidate?.elementAt(at('bold')).tagName).toBe('B')
  expect(candidate?.elementAt(at('Some bold words')).tagName).toBe('P')
  expect(candidate?.elementAt([0, text.length]).getAttribute('role')).toBe('alert')
})
