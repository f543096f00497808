import type { Sandbox } from '../index.ts'
import type { Data } from './books/data.ts'

export interface Reply {
  status: number
  headers: Headers
  body: Data
  /** `ia::result`. */
  result: Data
  /** `ia::result` of a query. */
  rows: Data[]
  meta: Data
  text: string
}

/** A plain caller of the API, for the tests of the sandbox: no retry, no refresh, no opinion. */
export function restClient(sandbox: Sandbox, token: string) {
  const base = `http://127.0.0.1:${sandbox.httpPort}/ia/api/v1/`
  return async (
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply> => {
    const answer = await fetch(base + path.replace(/^\//, ''), {
      method,
      headers: {
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
        'Content-Type': 'application/json',
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await answer.text()
    let parsed: Data = {}
    try {
      parsed = JSON.parse(text) as Data
    } catch {
      // A PDF, or an answer that was broken on purpose.
    }
    const result = parsed['ia::result'] as Data
    return {
      status: answer.status,
      headers: answer.headers,
      body: parsed,
      result,
      rows: (Array.isArray(result) ? result : []) as Data[],
      meta: (parsed['ia::meta'] ?? {}) as Data,
      text,
    }
  }
}

/** The error in any of the three shapes (facts/sage-intacct-rest.md §4.1). */
export function errorOf({ body, result }: Reply): Data & { details?: Data[] } {
  const found = (result as Data | undefined)?.['ia::error'] ?? body['ia::error'] ?? body.error
  return found as Data & { details?: Data[] }
}

/** Its last, specific sentence without the support id. */
export function causeOf(reply: Reply): string {
  const error = errorOf(reply)
  const last = Array.isArray(error.details) ? error.details.at(-1) : undefined
  const inside = /<description2>(.*?)<\/description2>/.exec(String(last?.message ?? ''))?.[1]
  return (inside ?? String(last?.message ?? error.message)).replace(/ \[Support ID: .*\]$/, '')
}
