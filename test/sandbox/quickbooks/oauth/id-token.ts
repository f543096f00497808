import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'

/** Fixed in the clients' own checks (facts §5.2). */
export const ISSUER = 'https://oauth.platform.intuit.com/op/v1'
const KEY_ID = 'sandbox-1'

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Signs id tokens with a key made at first need, and publishes its public half. */
export class IdTokens {
  #pair: { privateKey: KeyObject; publicKey: KeyObject } | undefined

  #keys() {
    this.#pair ??= generateKeyPairSync('rsa', { modulusLength: 2048 })
    return this.#pair
  }

  sign(clientId: string, realm: string, now: number): string {
    const seconds = Math.floor(now / 1000)
    const head = base64url({ kid: KEY_ID, typ: 'JWT', alg: 'RS256' })
    const claims = base64url({
      sub: USER.sub,
      aud: [clientId],
      realmid: realm,
      auth_time: seconds,
      iss: ISSUER,
      exp: seconds + 3600,
      iat: seconds,
    })
    const signature = createSign('RSA-SHA256')
      .update(`${head}.${claims}`)
      .sign(this.#keys().privateKey, 'base64url')
    return `${head}.${claims}.${signature}`
  }

  jwks(): { keys: object[] } {
    const { n, e, kty } = this.#keys().publicKey.export({ format: 'jwk' })
    return { keys: [{ kty, e, use: 'sig', kid: KEY_ID, alg: 'RS256', n }] }
  }
}

/** Who signs in: the accountant of the seeded companies. */
export const USER = {
  sub: '1182d6ec-2a1f-4aa3-af3f-bb3b95db45af',
  email: 'dana.whitfield@whitfieldbooks.example',
  emailVerified: true,
  givenName: 'Dana',
  familyName: 'Whitfield',
  phoneNumber: '+1 4155550187',
  phoneNumberVerified: true,
}
