// @vitest-environment node
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { wholeBody } from '../../../core/accounting/whole-body.ts'

/** What was asked of a body that gives `part` for ever. */
function endless(part: Uint8Array) {
  const seen = { given: 0, cancelled: false }
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      seen.given += part.length
      controller.enqueue(part)
    },
    cancel() {
      seen.cancelled = true
    },
  })
  return { seen, response: new Response(stream) }
}

it('gives the bytes as they came, in their order', () =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 12 }), async parts => {
      const stream = new ReadableStream<Uint8Array>({
        start(controller) {
          for (const part of parts) controller.enqueue(part)
          controller.close()
        },
      })
      const all = parts.flatMap(part => [...part])
      expect([...((await wholeBody(new Response(stream), all.length)) ?? [])]).toEqual(all)
    }),
  ))

it('gives no bytes of an answer without a body', async () => {
  expect(await wholeBody(new Response(null, { status: 204 }), 10)).toEqual(new Uint8Array())
})

it('gives up an answer that never ends, asks for no more of it, and lets the connection go', async () => {
  const { seen, response } = endless(new Uint8Array(1000))
  expect(await wholeBody(response, 10_000)).toBeUndefined()
  expect(seen.cancelled).toBe(true)
  // One part may have been read ahead.
  expect(seen.given).toBeLessThanOrEqual(12_000)
})

it('rejects where the connection is cut', async () => {
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.error(new TypeError('terminated'))
    },
  })
  await expect(wholeBody(new Response(stream), 10)).rejects.toThrow('terminated')
})
