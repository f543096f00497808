import { AccountingError, type Faultlet } from './connector.ts'

const refused = (message: string, faults: Faultlet[] = []) =>
  new AccountingError(message, { class: 'sign-in', faults })

/**
 * What came back to the redirect URI, once it is ours and holds no refusal.
 * @throws AccountingError `sign-in`
 */
export function callbackOf(address: string, state: string, system: string): URLSearchParams {
  const query = URL.canParse(address) ? new URL(address).searchParams : new URLSearchParams()
  if (query.get('state') !== state) throw refused('This answer belongs to another sign-in. Start again.')
  const error = query.get('error')
  if (error === 'access_denied') throw refused(`Access was not granted in ${system}.`)
  if (error) {
    const code = error.slice(0, 100)
    throw refused(`${system} refused the sign-in: ${code}.`, [{ code, message: code }])
  }
  return query
}
