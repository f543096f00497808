import { expect, test } from 'vitest'
import { LinkCompany } from '../../../../components/popup/link-company.tsx'
import type { PageView } from '../../../../core/messaging/views.ts'
import type { PageContext } from '../../../../core/pages/page.ts'
import { button, refusal, show, text, until, worker } from '../screen.tsx'

const context: PageContext = {
  system: 'intacct',
  company: 'Alder Creek | West',
  kind: 'invoice',
  number: 'INV-1',
}
const linkable = [
  { connectionId: 'a', name: 'Alder Creek Furnishings' },
  { connectionId: 'b', name: 'Kestrel Ridge' },
]
const view = {
  state: 'other-company' as const,
  pageCompany: 'Alder Creek | West',
  connected: linkable.map(({ name }) => name),
  linkable,
}
const linked = { state: 'nothing' } as PageView

test('asks which company the label is, and shows the record then', async () => {
  const sent = worker({ 'page.link': () => linked })
  const views: PageView[] = []
  show(<LinkCompany view={view} linkable={linkable} context={context} onView={next => views.push(next)} />)
  await until(() => text().includes('“Alder Creek | West”'))
  button('It is Kestrel Ridge')?.click()
  await until(() => views.length === 1)
  expect(sent).toEqual([{ name: 'page.link', input: { context, connectionId: 'b' } }])
  expect(views).toEqual([linked])
})

test('says why it could not be linked', async () => {
  worker({
    'page.link': () => {
      throw refusal('not-found', 'This company is not connected here.')
    },
  })
  show(<LinkCompany view={view} linkable={linkable} context={context} onView={() => undefined} />)
  ;(await until(() => button('It is Alder Creek Furnishings'))).click()
  await until(() => text().includes('This company is not connected here.'))
})
