import type { Input, MessageName } from '../../core/messaging/protocol.ts'

/** What came of a command; `stopped`: the worker was, before it answered. */
export type Reply = { ok: true; value: unknown } | { ok: false; code: string; message: string }

/** The extension under test, in whatever runs it. */
export interface Companion {
  readonly runs: 'chromium' | 'firefox' | 'node'
  /** A command, as a page of the extension gives it. Never rejects; `no-answer` after the bound. */
  ask<N extends MessageName>(name: N, input: Input<N>): Promise<Reply>
  /** Ends the worker as the browser would, at this very moment. */
  stop(): Promise<void>
  /** Ends it at its n-th writing transaction from now on; 0: never. */
  arm(n: number, committed: boolean): Promise<void>
  /** Called when the armed transaction was reached; the worker then does nothing any more. */
  onStruck(listener: () => void): void
  /** Runs a function that needs nothing around it where the extension's storage is. */
  run<A extends unknown[], T>(work: (...args: A) => Promise<T> | T, ...args: A): Promise<T>
  /** As freshly installed. */
  reset(): Promise<void>
  close(): Promise<void>
}

/** A command that takes longer hangs. */
export const ANSWER_MS = 40_000
