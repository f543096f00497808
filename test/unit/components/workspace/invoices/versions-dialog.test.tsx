import { beforeEach, expect, test } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { VersionsDialog } from '../../../../../components/workspace/invoices/versions/versions-dialog.tsx'
import { connection, invoice, put, stock } from '../../ledger-rows.ts'
import { button, show, text, until, worker } from '../../screen.tsx'

HTMLDialogElement.prototype.showModal ??= () => undefined
beforeEach(() => fakeBrowser.reset())

const { externalId: _, ...ours } = invoice({ id: 'own-1', origin: 'own', syncState: 'failed' })
const theirs = invoice({ id: '9', externalId: '9', total: 70_000 })

test('what is kept is chosen by what stands there now, not by what was read before', async () => {
  await stock([connection()], [ours, theirs])
  const sent = worker({
    'record.sync': () => put({ ...theirs, total: 90_000 }).then(() => ({ outcome: 'updated' })),
    'push.choose': () => undefined,
  })
  const offered: string[] = []
  show(<VersionsDialog connection={connection()} invoice={ours} onClose={() => undefined} />)
  await until(() => {
    const keep = button('Keep theirs')
    if (keep && !keep.disabled) offered.push(text())
    return offered.length > 3
  })
  for (const shown of offered) expect(shown).toContain('$900.00')
  button('Keep theirs')?.click()
  await until(() => sent.find(({ name }) => name === 'push.choose'))
})

test('one that was not here is not said to be missing while it comes in', async () => {
  await stock([connection()], [ours])
  const { number } = ours
  worker({ 'invoice.import': () => put(theirs).then(() => ({ outcome: 'imported', number })) })
  const said: string[] = []
  show(<VersionsDialog connection={connection()} invoice={ours} onClose={() => undefined} />)
  await until(() => {
    said.push(text())
    return text().includes('$700.00')
  })
  expect(said.filter(each => /no invoice|has none|could not be found|is not there/i.test(each))).toEqual([])
  expect(document.querySelector('dialog [role=status].banner')).toBeNull()
})
