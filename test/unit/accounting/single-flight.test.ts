// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { type Lock, sequential, webLock } from '../../../core/accounting/single-flight.ts'

describe.each<[string, () => Lock]>([
  ['sequential', sequential],
  ['webLock', () => webLock],
])('%s', (_name, make) => {
  it('never runs two works of one name at a time, and keeps their order', async () => {
    const lock = make()
    const log: string[] = []
    const work = (name: string) => async () => {
      log.push(`${name} in`)
      await new Promise(resolve => setTimeout(resolve))
      log.push(`${name} out`)
      return name
    }
    const results = await Promise.all(['a', 'b', 'c'].map(name => lock('one', work(name))))
    expect(results).toEqual(['a', 'b', 'c'])
    expect(log).toEqual(['a in', 'a out', 'b in', 'b out', 'c in', 'c out'])
  })

  it('lets works of different names run beside each other', async () => {
    const lock = make()
    let open: () => void = () => undefined
    const gate = new Promise<void>(resolve => {
      open = resolve
    })
    const first = lock('first', () => gate)
    await lock('second', async () => open())
    await first
  })

  it('goes on after a work that failed', async () => {
    const lock = make()
    const failed = lock('one', async () => {
      throw new Error('no')
    })
    const next = lock('one', async () => 'yes')
    await expect(failed).rejects.toThrow('no')
    await expect(next).resolves.toBe('yes')
  })
})
