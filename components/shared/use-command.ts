import { useRef, useState } from 'preact/hooks'
import { i18n } from '#i18n'
import { CommandError, send } from '../../core/messaging/client.ts'
import type { Answer, Input, MessageName } from '../../core/messaging/protocol.ts'

export interface Command<I, O> {
  /** The answer, or undefined when it failed: `error` then says why. Never rejects. */
  run: (input: I) => Promise<{ answer: O } | undefined>
  pending: boolean
  error: CommandError | undefined
  clear: () => void
}

/** A message to the worker, with what a button needs to know about it. A second run waits for the first. */
export const useCommand = <N extends MessageName>(name: N): Command<Input<N>, Answer<N>> =>
  useAction((input: Input<N>) => send(name, input))

/** The same for any other piece of asynchronous work. */
export function useAction<I, O>(action: (input: I) => Promise<O>): Command<I, O> {
  const [state, setState] = useState<{ pending: boolean; error: CommandError | undefined }>({
    pending: false,
    error: undefined,
  })
  const running = useRef(false)
  const run = async (input: I) => {
    if (running.current) return undefined
    running.current = true
    setState({ pending: true, error: undefined })
    try {
      const answer = await action(input)
      setState({ pending: false, error: undefined })
      return { answer }
    } catch (error) {
      setState({ pending: false, error: asCommandError(error) })
      return undefined
    } finally {
      running.current = false
    }
  }
  return { run, ...state, clear: () => setState(before => ({ ...before, error: undefined })) }
}

/** Any failure as one with a sentence for the user; what we did not foresee goes to the console whole. */
export function asCommandError(error: unknown): CommandError {
  if (error instanceof CommandError) return error
  if (error instanceof Error && error.name === 'StoreError') return new CommandError('storage', error.message)
  console.error(error)
  return new CommandError('internal', i18n.t('shared.unexpected'))
}
