import { render } from 'preact'
import { afterEach, expect, test, vi } from 'vitest'
import type { Fix } from '../../../../components/overlay/fix/sighting.ts'
import { FixCard } from '../../../../components/overlay/ui/fix-card.tsx'
import type { FindLinks } from '../../../../components/overlay/ui-part.ts'

const box = document.body.appendChild(document.createElement('div'))
afterEach(() => render(null, box))

const taken = (txnId: string): Fix => ({
  match: {
    id: 'duplicate-document-number',
    params: { txnType: 'Invoice', txnId },
    span: [0, 10],
    confidence: 'exact',
  },
  system: 'quickbooks',
})

test('a link to what one error names is not offered for the next one', async () => {
  let answer = (_: Awaited<ReturnType<FindLinks>>) => {}
  const url = (txnId = '') => `https://app.qbo.intuit.com/app/invoice?txnId=${txnId}`
  const findLinks = vi.fn<FindLinks>((_, { txnId }) =>
    txnId === '145'
      ? Promise.resolve([{ kind: 'open-conflicting-transaction', url: url('145') }])
      : new Promise(resolve => (answer = resolve)),
  )
  const card = (txnId: string) =>
    render(<FixCard fixes={[taken(txnId)]} findLinks={findLinks} onDismiss={() => undefined} />, box)
  const links = () => [...box.querySelectorAll('a')].map(link => link.href)
  card('145')
  await vi.waitFor(() => expect(links()).toEqual([url('145')]))
  card('146')
  await vi.waitFor(() => expect(findLinks).toHaveBeenCalledTimes(2))
  expect(links()).toEqual([])
  answer([{ kind: 'open-conflicting-transaction', url: url('146') }])
  await vi.waitFor(() => expect(links()).toEqual([url('146')]))
})
