import { expect } from 'vitest'
import { AccountingError } from '../../core/accounting/connector.ts'
import { SECRETS } from '../unit/accounting/scripted-fetch.ts'

/**
 * Whatever a connector does with an answer: a result (undefined here), or an error of the edge, in words, that
 * holds no secret and has an end.
 */
export async function onlyAccountingErrors(work: () => unknown): Promise<AccountingError | undefined> {
  try {
    await work()
    return undefined
  } catch (error) {
    if (!(error instanceof AccountingError)) throw error
    expect(['retry', 'sign-in', 'needs-user', 'bug']).toContain(error.class)
    const said = [error.message, error.raw ?? '', ...error.faults.map(fault => JSON.stringify(fault))]
    for (const text of said) {
      expect(text.length).toBeLessThan(20_000)
      for (const secret of [SECRETS.accessToken, SECRETS.refreshToken, SECRETS.clientSecret as string])
        expect(text).not.toContain(secret)
    }
    expect(error.message).not.toBe('')
    return error
  }
}
