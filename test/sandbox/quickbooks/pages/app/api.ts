/** What the page's own endpoint answered with an error. */
export class Refused extends Error {
  readonly texts: string[]
  readonly code: string | undefined
  readonly status: number

  constructor(status: number, texts: string[], code: string | undefined) {
    super(texts.join(' '))
    this.status = status
    this.texts = texts
    this.code = code
  }
}

export const get = <T>(path: string): Promise<T> => send<T>('GET', path)
export const post = <T>(path: string, body: unknown = {}): Promise<T> => send<T>('POST', path, body)

async function send<T>(method: string, path: string, body?: unknown): Promise<T> {
  const answer = await fetch(`/api${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
  })
  const held = (await answer.json()) as T & { errors?: string[]; code?: string }
  if (!answer.ok) throw new Refused(answer.status, held.errors ?? [`Error ${answer.status}`], held.code)
  return held
}
