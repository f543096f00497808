import type { Param } from './entry.ts'

const LONGEST_VALUE = 120
// The vendor adds `(deleted)` to the name of what was made inactive; the help text writes `(Item Name)`.
const NAME_SUFFIX = /\s*\((?:deleted|item name)\)/i
const TEXT_END = /[\n\r"<>[\]{}|]|\\[nr"]|&(?:quot|lt|#34|#60);/
const SENTENCE_END = /\.(?=\s|$|["'”’)\\&<])/
const LEADING_TAGS = /^(?:\s|<[^<>]{0,60}>)+/
const WORD_VALUE = /^[\s:="'“”‘’(#]*[^\s"'“”‘’<>,;()[\]{}|\\&]{1,60}/

/**
 * Where a value ends that stands last in its sentence: a name runs to its suffix or the end of the
 * sentence, everything else is one word. Never reads more than 120 characters.
 */
export function tailEnd(text: string, from: number, name: Param): number {
  const slice = text.slice(from, from + LONGEST_VALUE)
  if (name !== 'itemName' && name !== 'customerName') {
    const word = WORD_VALUE.exec(slice)?.[0] ?? ''
    return from + word.replace(/[.:!?]+$/, '').length
  }
  const lead = LEADING_TAGS.exec(slice)?.[0].length ?? 0
  const value = slice.slice(lead)
  const line = value.slice(0, TEXT_END.exec(value)?.index ?? value.length)
  // `Acme Inc. Hours (deleted)`: the suffix ends a name more surely than a full stop.
  const suffix = NAME_SUFFIX.exec(line)
  if (suffix) return from + lead + suffix.index + suffix[0].length
  return from + lead + line.slice(0, SENTENCE_END.exec(line)?.index ?? line.length).trimEnd().length
}
