import { expect, it } from 'vitest'
import { formFields } from '../../../../components/overlay/ui/clear/form-fields.ts'

/** The test environment lays nothing out: each element stands where its attribute says. */
function page(html: string): void {
  document.body.innerHTML = html
  for (const element of document.body.querySelectorAll<HTMLElement>('[data-at]')) {
    const [left = 0, top = 0, width = 100, height = 30] = (element.dataset.at ?? '').split(' ').map(Number)
    element.getBoundingClientRect = () => new DOMRect(left, top, width, height)
  }
}
const weights = (errors: string[], focused?: string) =>
  formFields(
    document,
    errors,
    document.querySelector('[role="alert"]') ?? document.head,
    focused ? document.querySelector(focused) : null,
  ).map(({ top, weight }) => [top, weight])

const FORM = `
  <div role="alert"><button data-at="0 1">Dismiss</button></div>
  <label for="c">Customer</label><input id="c" data-at="0 10">
  <label>Invoice date <input type="date" data-at="0 20"></label>
  <input name="docNumber" data-at="0 30">
  <input aria-label="Amount, line 1" data-at="0 40">
  <button data-at="0 50">Save</button>
  <input data-at="0 60 0 0"><input data-at="0 5000">`

it.each([
  ['duplicate-document-number', 30],
  ['account-period-closed', 20],
  ['customer-ref-required', 10],
  ['invalid-object-id', 10],
  ['empty-location', 40],
  ['item-not-found', 40],
  ['line-items-required', 40],
  ['invalid-reference-item', 40],
])('%s: the field that its fix changes weighs most', (id, top) => {
  page(FORM)
  expect(weights([id])).toEqual([10, 20, 30, 40, 50].map(each => [each, each === top ? 50 : 1]))
})

it('counts what is in view and not within the message; what the page marks as wrong, and the focus, weigh most', () => {
  page(FORM)
  document.querySelector('#c')?.setAttribute('aria-invalid', 'true')
  expect(weights([], '[name="docNumber"]')).toEqual([
    [10, 50],
    [20, 1],
    [30, 200],
    [40, 1],
    [50, 1],
  ])
})
