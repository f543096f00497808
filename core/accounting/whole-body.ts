/**
 * The bytes of an answer, read as they come; undefined as soon as there are more than `most`, and the rest is then
 * not asked for: an endless answer takes no more memory than that. Rejects where the connection is cut.
 */
export async function wholeBody(
  { body }: Response,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const reader = body?.getReader()
  const parts: Uint8Array[] = []
  let length = 0
  for (;;) {
    const part = (await reader?.read())?.value
    if (!part) break
    length += part.length
    if (length > most) {
      reader?.cancel().catch(() => undefined)
      return undefined
    }
    parts.push(part)
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
