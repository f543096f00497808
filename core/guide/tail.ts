import type { Param } from './entry.ts'

const LONGEST_VALUE = 120
// The vendor adds `(deleted)` to the name of what was made inactive; the help text writes `(Item Name)`.
const NAME_SUFFIX = /\s*\((?:deleted|item name)\)/i
const NAME_END = /[\n\r"<>[\]{}|]|\\[nr"]|&(?:quot|lt|#34|#60);|\.(?=\s|$|["'”’)\\&<])/
const WORD_VALUE = /^[\s:="'“”‘’(#]*[^\s"'“”‘’<>,;()[\]{}|\\&]{1,60}/

/**
 * Where a value ends that stands last in its sentence: a name runs to its suffix or the end of the
 * sentence, everything else is one word. Never reads more than 120 characters.
 */
export function tailEnd(text: string, from: number, name: Param): number {
  const slice = text.slice(from, from + LONGEST_VALUE)
  if (name !== 'itemName' && name !== 'customerName') {
    const value = WORD_VALUE.exec(slice)?.[0] ?? ''
    return from + value.replace(/[.:!?]+$/, '').length
  }
  const suffix = NAME_SUFFIX.exec(slice)
  const stop = NAME_END.exec(slice)
  if (suffix && (!stop || suffix.index <= stop.index)) return from + suffix.index + suffix[0].length
  const end = stop ? stop.index : slice.length
  return from + slice.slice(0, end).trimEnd().length
}
