import { render } from 'preact'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { goTo, useAddress } from '../../../../components/workspace/address.ts'
import { ParamSearch, ParamSelect } from '../../../../components/workspace/filters.tsx'
import { SortHead } from '../../../../components/workspace/sort-head.tsx'

function List() {
  const address = useAddress()
  return (
    <main>
      <ParamSearch address={address} label="Search" />
      <ParamSelect
        address={address}
        name="status"
        label="Status"
        options={[
          ['', 'Any'],
          ['open', 'Open'],
        ]}
      />
      <table>
        <tr>
          <SortHead
            sort="balance"
            label="Balance"
            amount
            current={{ sort: 'date', descending: true }}
            address={address}
          />
        </tr>
      </table>
    </main>
  )
}

const settle = () => vi.advanceTimersByTimeAsync(50)
const shown = () => Object.fromEntries(new URLSearchParams(location.hash.split('?')[1]))

beforeEach(async () => {
  vi.useFakeTimers()
  goTo('#invoices?connection=c')
  render(<List />, document.body)
  await settle()
})
afterEach(() => {
  render(null, document.body)
  vi.useRealTimers()
})

function type(text: string): void {
  const field = document.querySelector('input') as HTMLInputElement
  field.value = text
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
const sort = () => (document.querySelector('a.sort-head') as HTMLElement).click()
function choose(value: string): void {
  const field = document.querySelector('select') as HTMLSelectElement
  field.value = value
  field.dispatchEvent(new Event('change', { bubbles: true }))
}

it('what was typed is searched once it pauses, and stays when the order is chosen meanwhile', async () => {
  type('10')
  await settle()
  sort()
  await vi.advanceTimersByTimeAsync(300)
  expect(shown()).toEqual({ connection: 'c', search: '10', sort: 'balance', order: 'down' })
})

it('nothing is lost between a change of the address and the drawing of it', async () => {
  type('10')
  await settle()
  // The pause is over and the list not drawn anew.
  vi.advanceTimersByTime(200)
  sort()
  choose('open')
  await vi.advanceTimersByTimeAsync(300)
  expect(shown()).toEqual({ connection: 'c', search: '10', sort: 'balance', order: 'down', status: 'open' })
  expect((document.querySelector('input') as HTMLInputElement).value).toBe('10')
})
