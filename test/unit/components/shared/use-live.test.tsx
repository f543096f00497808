import { expect, test, vi } from 'vitest'
import { useLive } from '../../../../components/shared/use-live.ts'
import { announce, type Changed } from '../../../../core/store/changes.ts'
import { show, text, until } from '../screen.tsx'

let stored = 0
let reads = 0
let broken = false
function View({ when, connectionId }: { when?: Changed[]; connectionId?: string }) {
  const { value, error } = useLive(
    async () => {
      reads += 1
      if (broken) throw new Error('No room.')
      return stored
    },
    [],
    { ...(when ? { when } : {}), connectionId },
  )
  return (
    <p>
      {value === undefined ? 'nothing' : `value ${value}`} {error?.message}
    </p>
  )
}
const wait = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds))
const reset = () => {
  stored = 1
  reads = 0
  broken = false
}

test('reads at once, and again when the ledger changed', async () => {
  reset()
  show(<View />)
  await until(() => text().includes('value 1'))
  stored = 2
  announce('c', 'records')
  await until(() => text().includes('value 2'))
})

test('a burst of changes is read once or twice, and its last state is shown', async () => {
  reset()
  show(<View />)
  await until(() => text().includes('value 1'))
  for (stored = 2; stored < 200; stored++) announce('c', 'progress')
  await until(() => text().includes('value 200'))
  expect(reads).toBeLessThanOrEqual(4)
})

test('is deaf to other kinds of change and to other connections', async () => {
  reset()
  show(<View when={['records']} connectionId="mine" />)
  await until(() => text().includes('value 1'))
  stored = 2
  announce('mine', 'runs')
  announce('other', 'records')
  await wait(400)
  expect(reads).toBe(1)
  announce('mine', 'records')
  await until(() => text().includes('value 2'))
})

test('keeps what it has when a reading fails, and says why', async () => {
  reset()
  show(<View />)
  await until(() => text().includes('value 1'))
  broken = true
  announce('c', 'records')
  await until(() => text().includes('No room.'))
  expect(text()).toContain('value 1')
})

test('a hidden page waits until it is seen', async () => {
  reset()
  show(<View />)
  await until(() => text().includes('value 1'))
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
  stored = 2
  announce('c', 'records')
  await wait(400)
  expect(reads).toBe(1)
  hidden.mockReturnValue(false)
  document.dispatchEvent(new Event('visibilitychange'))
  await until(() => text().includes('value 2'))
})

test('while the answer to the question before stands, it says so', async () => {
  let answer = (_: string) => {}
  function Named({ id }: { id: string }) {
    const { value, current } = useLive(
      () => (id === 'first' ? Promise.resolve('one') : new Promise<string>(resolve => (answer = resolve))),
      [id],
    )
    return <p>{`${value} ${current ? 'now' : 'before'}`}</p>
  }
  show(<Named id="first" />)
  expect(text()).toBe('undefined before')
  await until(() => text() === 'one now')
  show(<Named id="second" />)
  expect(text()).toBe('one before')
  await wait(20)
  answer('two')
  await until(() => text() === 'two now')
})
