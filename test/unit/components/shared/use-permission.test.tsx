import { beforeEach, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { useSiteAllowed } from '../../../../components/shared/use-permission.ts'
import { show, text, until } from '../screen.tsx'

const View = ({ site }: { site: string | undefined }) => <p>{String(useSiteAllowed(site))}</p>

beforeEach(() => {
  fakeBrowser.reset()
  const event = { addListener: () => {}, removeListener: () => {} }
  Object.assign(fakeBrowser.permissions, { onAdded: event, onRemoved: event })
})

test('what was said of another site is no answer', async () => {
  let answer = (_: boolean) => {}
  fakeBrowser.permissions.contains = vi.fn(({ origins = [] }) =>
    origins[0]?.includes('first') ? Promise.resolve(true) : new Promise<boolean>(is => (answer = is)),
  )
  show(<View site="https://first.example" />)
  expect(text()).toBe('undefined')
  await until(() => text() === 'true')
  show(<View site="https://second.example" />)
  expect(text()).toBe('undefined')
  await until(() => vi.mocked(fakeBrowser.permissions.contains).mock.calls.length === 2)
  answer(false)
  await until(() => text() === 'false')
})

test('nothing is asked where there is nothing to ask', () => {
  fakeBrowser.permissions.contains = vi.fn()
  show(<View site={undefined} />)
  expect(text()).toBe('undefined')
  expect(fakeBrowser.permissions.contains).not.toHaveBeenCalled()
})
