import type * as z from 'zod/mini'

/**
 * A message between a surface and the worker: who may send it, and the shape it must have. `companion` is our
 * content script on an accounting page; `screen` is a page of the extension. What writes to the accounting
 * system is a screen's alone: a click inside a host page can be forged.
 */
export type Sender = 'companion' | 'screen'
interface Message<I, O> {
  from: readonly Sender[]
  input: z.ZodMiniType<I>
  /** Never present: carries the answer's type. */
  readonly answer?: O
}
const by =
  (...from: Sender[]) =>
  <O>() =>
  <I>(input: z.ZodMiniType<I>): Message<I, O> => ({ from, input })

export const both = by('companion', 'screen')
export const screen = by('screen')
export const companion = by('companion')
