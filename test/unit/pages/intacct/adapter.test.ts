import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { intacct } from '../../../../core/pages/intacct/adapter.ts'
import * as selectors from '../../../../core/pages/intacct/selectors.ts'
import { adapterContract, type Fixture, fixturesOf, frame, load } from '../adapter-contract.ts'

/** Those of the shell stand in another document, see below. */
const { COMPANY_LABEL, ENTITY_LABEL, ...inPage } = selectors
const hooks = [
  ...new Set(
    Object.values(inPage).flatMap(hook => (typeof hook === 'string' ? [] : hook.map(({ css }) => css))),
  ),
]
const fixtures = fixturesOf(join(import.meta.dirname, '../fixtures/intacct'))
adapterContract(intacct, hooks, fixtures)

const invoice = fixtures.find(({ name }) => name === 'invoice-view') as Fixture
const url = new URL(invoice.url)
const company = (shell: string) => intacct.read(url, load(invoice, {}, shell)).company

it.each(['constructor', '__proto__', 'valueOf', 'toString'])(
  'an address that names the kind %s names none',
  it => {
    const odd = new URL('https://www-p304.intacct.com/ia/acct/editor.phtml')
    odd.searchParams.set('.it', it)
    const empty = new DOMParser().parseFromString('<main></main>', 'text/html')
    expect(intacct.read(odd, empty).kind).toBe('other')
  },
)

describe('the company, from the shell around the frame', () => {
  it.each([
    [
      'label and entity',
      '<title>X</title><b id="ia-company"> Alder  Creek </b><b id="ia-entity">West</b>',
      'Alder Creek | West',
    ],
    ['the label alone', '<b id="ia-company">Alder Creek</b>', 'Alder Creek'],
    ['its title', '<title>Alder Creek | Sage Intacct</title><b id="ia-company"></b>', 'Alder Creek'],
    ['nothing', '<title>Sage Intacct</title>', undefined],
  ])('by %s', (_by, shell, expected) => {
    expect(company(shell)).toBe(expected)
  })

  it('is not told where the shell cannot be seen', () => {
    const document = load(invoice, {}, '')
    Object.defineProperty(document, 'defaultView', {
      get: () => ({
        get parent(): never {
          throw new DOMException('Blocked', 'SecurityError')
        },
        location: url,
        name: 'iamain',
      }),
    })
    expect(intacct.read(url, document)).toEqual({ system: 'intacct', kind: 'invoice', number: 'INV-1038' })
    expect(intacct.drawsIn({ top: false }, document)).toBe(true)
  })
})

describe('drawn once', () => {
  const named = '<iframe id="iamain" name="iamain"></iframe><iframe id="chat"></iframe>'
  const inFrame = (name: string, shell = named, address = invoice.url) => {
    const document = new DOMParser().parseFromString(invoice.html, 'text/html')
    frame(document, address, shell, name)
    return intacct.drawsIn({ top: false }, document)
  }
  const onTop = (address: string) => {
    const document = new DOMParser().parseFromString('<p>', 'text/html')
    Object.defineProperty(document, 'defaultView', { get: () => ({ location: new URL(address), name: '' }) })
    return intacct.drawsIn({ top: true }, document)
  }
  it.each([
    ['the content’s frame', inFrame('iamain'), true],
    ['another frame beside it', inFrame('chat'), false],
    ['the content’s frame without its name', inFrame('', '<iframe></iframe>'), true],
    [
      'another page in a frame without a name',
      inFrame('', '<iframe></iframe>', 'https://www.intacct.com/chat'),
      false,
    ],
    [
      'the help, in the content’s frame',
      inFrame('iamain', named, 'https://www-p304.intacct.com/ia/docs/en_US/help_action/x.htm'),
      false,
    ],
    ['the help, in a window of its own', onTop('https://www.intacct.com/ia/docs/en_US/x.htm'), false],
    ['the shell itself', onTop('https://www-p304.intacct.com/ia/acct/frameset.phtml?.sess=x'), false],
    [
      'a record in a window of its own',
      onTop('https://www-p304.intacct.com/ia/acct/editor.phtml?.sess=x'),
      true,
    ],
  ])('in %s: %s', (_where, drawn, expected) => {
    expect(drawn).toBe(expected)
  })
})

it('never takes the session along', () => {
  for (const fixture of fixtures) {
    expect(fixture.url + (fixture.shell ?? '')).toMatch(/SECRET-SESSION|^https/)
    expect(JSON.stringify(intacct.read(new URL(fixture.url), load(fixture)))).not.toContain('SECRET')
  }
})

it('owns the app and its pods, not the API, nor somebody else’s host', () => {
  const owns = (host: string) => intacct.owns(new URL(`https://${host}/ia/acct/x`))
  for (const host of ['www.intacct.com', 'www-p02.intacct.com', 'www-p504.intacct.com'])
    expect(owns(host)).toBe(true)
  for (const host of [
    'api.intacct.com',
    'developer.intacct.com',
    'wwwintacct.com',
    'www.intacct.com.evil.example',
  ])
    expect(owns(host)).toBe(false)
})

it('reads a number that is filled in later from the heading until then', () => {
  const ui = fixtures.find(({ name }) => name === 'ui-invoice') as Fixture
  const painting = { ...ui, html: ui.html.replaceAll('value="INV-1038"', 'value="--"') }
  expect(intacct.read(new URL(ui.url), load(painting)).number).toBe('INV-1038')
})

it('cites where each hook is known from', () => {
  for (const hook of [...Object.values(inPage), COMPANY_LABEL, ENTITY_LABEL])
    if (typeof hook !== 'string')
      for (const { seen, source } of hook) {
        expect(seen).toMatch(/^\d{4}-\d\d$/)
        expect(source).toMatch(/^§2|inferred/)
      }
})
