/** IANA names only: what the browser can compute with. */
export function zone(name: string | null | undefined): { timeZone?: string } {
  if (!name) return {}
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return { timeZone: name }
  } catch {
    return {}
  }
}
