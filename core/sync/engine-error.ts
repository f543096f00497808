import { AccountingError } from '../accounting/connector.ts'
import { StoreError } from '../store/store-error.ts'

/** Why the engine did not begin what was asked, in a sentence for the user. */
export class EngineError extends Error {
  override readonly name = 'EngineError'
  readonly code: 'not-connected' | 'sign-in' | 'not-home' | 'not-found'
  constructor(code: EngineError['code'], message: string) {
    super(message)
    this.code = code
  }
}

/** One sentence for the log row of a run that failed. */
export function sentenceOf(error: unknown): string {
  if (error instanceof AccountingError || error instanceof StoreError || error instanceof EngineError) {
    return error.message
  }
  return `Something went wrong inside AR Companion: ${error instanceof Error ? error.message : String(error)}`
}
