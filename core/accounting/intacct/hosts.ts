/** Facts (sage-intacct-rest.md) §3 and §5. Sandbox companies live behind the same host. */
export const API = 'https://api.intacct.com/ia/api/v1'

export const OAUTH = {
  authorize: `${API}/oauth2/authorize`,
  token: `${API}/oauth2/token`,
  revoke: `${API}/oauth2/revoke`,
  /** Without it there is no refresh token. */
  scope: 'offline_access',
} as const

/** Where a user begins, when a record's own address is not known (facts sage-intacct.md §2). */
export const APP = 'https://www.intacct.com/ia/acct/frameset.phtml'
