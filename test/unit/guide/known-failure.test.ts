import { describe, expect, it } from 'vitest'
import { matchFailure } from '../../../core/guide/failure.ts'
import { knownFailure } from '../../../core/guide/known-failure.ts'
import { compileUserEntry } from '../../../core/guide/user-entry.ts'
import type { SyncFailure } from '../../../core/ledger/records.ts'

const DUPLICATE =
  'Duplicate Document Number Error: You must specify a different number. This number has already been used. DocNumber=1021 is assigned to TxnType=Invoice with TxnId=9'
const failure = (patch: Partial<SyncFailure>): SyncFailure => ({
  class: 'needs-user',
  message: 'Refused.',
  at: '2026-06-01T00:00:00Z',
  ...patch,
})
const known = (patch: Partial<SyncFailure>) => knownFailure(failure(patch), matchFailure)

describe('which error of the guide a stored failure is', () => {
  it.each<[string, Partial<SyncFailure>, string | undefined]>([
    ['by its sentence', { message: DUPLICATE }, 'duplicate-document-number'],
    ['by its code alone', { code: '6140' }, 'duplicate-document-number'],
    ['by none', { message: 'The moon is full.' }, undefined],
    [
      'by the first fault that is known',
      {
        message: `The moon is full.\n${DUPLICATE}`,
        faults: [
          { message: 'The moon is full.', code: '98765' },
          { message: DUPLICATE, code: '6140' },
        ],
      },
      'duplicate-document-number',
    ],
    ['as our own refusal names it', { guideId: 'customer-ref-required' }, 'customer-ref-required'],
    // As the worker stored it while it matched by itself.
    ['as an older record names it', { message: DUPLICATE, guideId: 'stale-object' }, 'stale-object'],
  ])('%s', (_, patch, id) => {
    expect(known(patch)?.id).toBe(id)
  })

  it('with the values that its words name, also where the record names the entry', () => {
    const params = expect.objectContaining({ documentNumber: '1021', txnId: '9' })
    expect(known({ message: DUPLICATE })).toMatchObject({ params })
    expect(known({ message: DUPLICATE, guideId: 'duplicate-document-number' })).toMatchObject({ params })
    expect(known({ message: DUPLICATE, guideId: 'stale-object' })).toMatchObject({ params: {} })
  })

  it('by an entry of the user’s own', () => {
    const own = [compileUserEntry({ id: 'own-1', title: 'The moon', text: 'The moon is *' })]
    const match = (text: string, hint: object) => matchFailure(text, hint, own)
    expect(knownFailure(failure({ message: 'The moon is full.' }), match)?.id).toBe('own-1')
  })
})
