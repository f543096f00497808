/**
 * Text as `browser.storage.sync` takes it: at most 8,192 bytes an item. Each part carries a tag, so that
 * parts of two savings, which another device may receive one by one, are never joined.
 */
const LENGTH = 3500

/** ASCII only: then a part's length bounds its bytes, and no character is cut in two. */
const ascii = (text: string): string =>
  text.replace(/[^ -;=-~]/g, sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)

export function toChunks(value: unknown, tag: string): string[] {
  const text = ascii(JSON.stringify(value))
  return Array.from(
    { length: Math.ceil(text.length / LENGTH) },
    (_, index) => `${tag}|${text.slice(index * LENGTH, (index + 1) * LENGTH)}`,
  )
}

/** @throws Error when a part is missing or of another saving, or the whole is no JSON. */
export function fromChunks(chunks: readonly unknown[], tag: string): unknown {
  const text = chunks.map(chunk => {
    if (typeof chunk !== 'string' || !chunk.startsWith(`${tag}|`)) throw new Error('a part is missing')
    return chunk.slice(tag.length + 1)
  })
  return JSON.parse(text.join(''))
}
