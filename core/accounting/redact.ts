const MASK = '[removed]'
/** Shortest piece of a secret that is worth hiding; the gateway echoes parts of a token (facts §1.10). */
const PIECE = 8

/** `access_token=…`, `"refresh_token": "…"`, `Bearer …`, `Basic …`. */
const NAMED =
  /\b((?:access_|refresh_|id_|session_|oauth_)?token|client_secret|secret|password|code_verifier)(["']?\s*[=:]\s*["']?)[^\s"'&,;}]{6,}/gi
/** Only with a digit or `=` in it: "Basic subscription" is a sentence. */
const SCHEME = /\b(Bearer|Basic)\s+(?=[\w.~+/-]*[\d=])[\w.~+/=-]{6,}/gi
/** A JWT or JWE, whole or cut off: Intuit's and Sage's access tokens. */
const JWT = /\beyJ[\w-]{5,}[\w.…-]*/g
const RUN = /[\w.~+/=-]{8,}/g

/** A long run mixing capitals, small letters and several digits is a key of some kind, not a sentence. */
const looksLikeKey = (run: string): boolean =>
  run.length >= 24 && !run.includes('.') && /[a-z]/.test(run) && /[A-Z]/.test(run) && /(\d.*){3}/.test(run)

function sharesPiece(run: string, secrets: readonly string[]): boolean {
  for (let start = 0; start + PIECE <= run.length; start++)
    if (secrets.some(secret => secret.includes(run.slice(start, start + PIECE)))) return true
  return false
}

/**
 * The text without anything that signs in: the given secrets and pieces of them, tokens by their shape,
 * named parameters. For every message, log line and report (design §6).
 */
export function redact(text: string, secrets: readonly (string | undefined)[] = []): string {
  const known = secrets.filter(secret => secret !== undefined && secret.length >= PIECE) as string[]
  return text
    .replace(JWT, MASK)
    .replace(SCHEME, `$1 ${MASK}`)
    .replace(NAMED, `$1$2${MASK}`)
    .replace(RUN, run => (looksLikeKey(run) || sharesPiece(run, known) ? MASK : run))
}
