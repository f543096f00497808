// @vitest-environment node
import { describe, expect, it } from 'vitest'
import { AccountingError } from '../../../core/accounting/connector.ts'
import type { Grant } from '../../../core/accounting/oauth.ts'
import type { Secrets } from '../../../core/accounting/secrets.ts'
import { sequential } from '../../../core/accounting/single-flight.ts'
import { tokenKeeper } from '../../../core/accounting/token-keeper.ts'
import { memoryVault, NOW, rejection, SECRETS } from './scripted-fetch.ts'

const invalidGrant = new AccountingError('refused', {
  class: 'sign-in',
  faults: [{ code: 'invalid_grant', message: 'invalid_grant' }],
})
const noAnswer = new AccountingError('offline', { class: 'retry', reason: 'offline', sent: 'maybe' })
const throttled = new AccountingError('busy', { class: 'retry' })

const grant = (number: number): Grant => ({
  accessToken: `access-${number}`,
  refreshToken: `refresh-${number}`,
  accessExpiresAt: new Date(NOW + 3_600_000).toISOString(),
})

function setUp(
  script: (Grant | Error | (() => Grant | Error | Promise<Grant>))[],
  held: Secrets[] = [SECRETS],
  lock = sequential(),
) {
  const store = memoryVault(...held)
  const used: string[] = []
  const refresh = async (secrets: Secrets) => {
    used.push(secrets.refreshToken)
    const next = script[used.length - 1]
    const outcome = await (typeof next === 'function' ? next() : next)
    if (outcome === undefined) throw new Error('nothing scripted')
    if (outcome instanceof Error) throw outcome
    store.events.push(`granted ${outcome.refreshToken}`)
    return outcome
  }
  const keeper = () =>
    tokenKeeper(SECRETS.connectionId, { vault: store.vault, lock, now: () => NOW, refresh })
  return { ...store, used, keeper }
}

const expiring = { ...SECRETS, accessExpiresAt: new Date(NOW + 59_000).toISOString() }

describe('accessToken', () => {
  it('is the one held while it lasts', async () => {
    const { keeper, used } = setUp([])
    expect(await keeper().accessToken()).toBe('access-1')
    expect(used).toEqual([])
  })

  it('is renewed shortly before its end, and stored before it is given out', async () => {
    const { keeper, events, secrets } = setUp([grant(2)], [expiring])
    expect(
      await keeper()
        .accessToken()
        .then(token => [...events, token]),
    ).toEqual(['granted refresh-2', 'write refresh-2', 'access-2'])
    expect(secrets.get(SECRETS.connectionId)).toMatchObject({ ...grant(2), clientId: 'client-identity' })
  })

  it('asks to sign in when nothing is held', async () => {
    expect(await rejection(setUp([], []).keeper().accessToken())).toMatchObject({ class: 'sign-in' })
  })
})

describe('renew', () => {
  it('refreshes once for any number of callers, in any number of contexts', async () => {
    const { keeper, used } = setUp([grant(2)])
    const one = keeper()
    const two = keeper()
    const tokens = await Promise.all([one, two, one, two, one].map(keeper => keeper.renew('access-1')))
    expect(tokens).toEqual(Array(5).fill('access-2'))
    expect(used).toEqual(['refresh-1'])
  })

  it('gives what someone else renewed, without a request', async () => {
    const { keeper, used } = setUp([], [{ ...SECRETS, accessToken: 'access-9' }])
    expect(await keeper().renew('access-1')).toBe('access-9')
    expect(used).toEqual([])
  })

  it('tries once more with the same token when no answer came', async () => {
    const { keeper, used } = setUp([noAnswer, grant(2)])
    expect(await keeper().renew('access-1')).toBe('access-2')
    expect(used).toEqual(['refresh-1', 'refresh-1'])
  })

  it('does not try a third time, nor after an answer', async () => {
    const twice = setUp([noAnswer, noAnswer, grant(2)])
    expect(await rejection(twice.keeper().renew('access-1'))).toBe(noAnswer)
    expect(twice.used).toHaveLength(2)
    const once = setUp([throttled, grant(2)])
    expect(await rejection(once.keeper().renew('access-1'))).toBe(throttled)
    expect(once.used).toHaveLength(1)
    expect(once.secrets.get(SECRETS.connectionId)).toEqual(SECRETS)
  })

  it('gives up on a refusal when the vault holds nothing newer', async () => {
    const { keeper, used, secrets } = setUp([invalidGrant])
    expect(await rejection(keeper().renew('access-1'))).toMatchObject({ class: 'sign-in' })
    expect(used).toEqual(['refresh-1'])
    // What is held is left for the user's next sign-in to replace.
    expect(secrets.get(SECRETS.connectionId)).toEqual(SECRETS)
  })

  it('uses the token that someone else stored meanwhile', async () => {
    const set = setUp([
      () => {
        set.secrets.set(SECRETS.connectionId, { ...SECRETS, ...grant(5) })
        return invalidGrant
      },
    ])
    expect(await set.keeper().renew('access-1')).toBe('access-5')
    expect(set.used).toEqual(['refresh-1'])
  })

  it('refreshes with the rotated token when its access token is no use either', async () => {
    const set = setUp([
      () => {
        set.secrets.set(SECRETS.connectionId, { ...SECRETS, refreshToken: 'refresh-5' })
        return invalidGrant
      },
      grant(6),
    ])
    expect(await set.keeper().renew('access-1')).toBe('access-6')
    expect(set.used).toEqual(['refresh-1', 'refresh-5'])
  })

  it('does not bring back what was erased, nor overwrite a newer sign-in', async () => {
    const erased = setUp([
      () => {
        erased.secrets.delete(SECRETS.connectionId)
        return grant(2)
      },
    ])
    expect(await rejection(erased.keeper().renew('access-1'))).toMatchObject({ class: 'sign-in' })
    expect(erased.secrets.size).toBe(0)

    const replaced = setUp([
      () => {
        replaced.secrets.set(SECRETS.connectionId, { ...SECRETS, ...grant(7) })
        return grant(2)
      },
    ])
    expect(await replaced.keeper().renew('access-1')).toBe('access-7')
    expect(replaced.secrets.get(SECRETS.connectionId)).toMatchObject(grant(7))
  })

  it('stores once more when storing failed, and gives out nothing that is not stored', async () => {
    const { vault, keeper, secrets } = setUp([grant(2), grant(3)])
    const write = vault.write
    let failures = 1
    vault.write = async next => {
      if (failures-- > 0) throw new Error('disk full')
      await write(next)
    }
    expect(await keeper().renew('access-1')).toBe('access-2')
    failures = 2
    await expect(keeper().renew('access-2')).rejects.toThrow('disk full')
    expect(secrets.get(SECRETS.connectionId)?.accessToken).toBe('access-2')
  })
})

it('knows what must never show', async () => {
  expect(await setUp([]).keeper().secrets()).toEqual(['access-1', 'refresh-1', 'c1ientS3cretValue99'])
  expect(await setUp([], []).keeper().secrets()).toEqual([])
})
