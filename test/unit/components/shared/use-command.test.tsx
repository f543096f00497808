import { expect, test, vi } from 'vitest'
import { ErrorNotice } from '../../../../components/shared/command-error.tsx'
import { useCommand } from '../../../../components/shared/use-command.ts'
import { button, refusal, show, text, until, worker } from '../screen.tsx'

const results: unknown[] = []
function View() {
  const sync = useCommand('sync.now')
  return (
    <>
      <button type="button" onClick={async () => results.push(await sync.run({ connectionId: 'c' }))}>
        Sync
      </button>
      {sync.pending && 'at work'}
      <ErrorNotice error={sync.error} />
    </>
  )
}

test('a command that answers nothing is told from one that failed', async () => {
  results.length = 0
  let fail = false
  worker({
    'sync.now': () => {
      if (fail) throw refusal('sign-in', 'Sign in again first.')
    },
  })
  show(<View />)
  button('Sync')?.click()
  await until(() => results.length === 1)
  expect(results[0]).toEqual({ answer: undefined })
  fail = true
  button('Sync')?.click()
  await until(() => results.length === 2)
  expect(results[1]).toBeUndefined()
  expect(text(document.querySelector('[role=alert]') as Element)).toBe('Sign in again first.')
})

test('while it is at work, a second click sends nothing', async () => {
  results.length = 0
  let finish: () => void = () => {}
  const sent = worker({
    'sync.now': () =>
      new Promise<void>(resolve => {
        finish = resolve
      }),
  })
  show(<View />)
  button('Sync')?.click()
  await until(() => text().includes('at work'))
  button('Sync')?.click()
  finish()
  await until(() => results.length === 2)
  expect(sent).toHaveLength(1)
})

test('what nobody foresaw is one sentence for the user and all of it for the console', async () => {
  results.length = 0
  const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
  worker({})
  vi.mocked((await import('wxt/browser')).browser.runtime.sendMessage).mockRejectedValue(
    new TypeError('x of undefined'),
  )
  show(<View />)
  button('Sync')?.click()
  await until(() => text().includes('Something went wrong inside AR Companion'))
  expect(logged).toHaveBeenCalledTimes(1)
})
