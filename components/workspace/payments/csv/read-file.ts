import { i18n } from '#i18n'

/** A year of daily results of a busy company is far below it; a file beyond is another kind of file. */
const LARGEST_BYTES = 5_000_000

/** Why a file cannot be read at all, in a sentence for the user. */
export class FileProblem extends Error {
  override readonly name = 'FileProblem'
}

/**
 * The text of a file: UTF-8 or UTF-16 by its mark, else UTF-8 where it is valid, else Windows-1252, in which
 * older banks and spreadsheets write.
 * @throws FileProblem when it is too large or no text
 */
export async function fileText(file: Blob): Promise<string> {
  if (file.size > LARGEST_BYTES)
    throw new FileProblem(i18n.t('csvImport.tooLarge', { size: (file.size / 1_000_000).toFixed(1) }))
  return decode(new Uint8Array(await file.arrayBuffer()))
}

/** @throws FileProblem */
export function decode(bytes: Uint8Array): string {
  const begins = (...mark: number[]) => mark.every((byte, at) => bytes[at] === byte)
  // Excel's two formats: a zip, and the older compound file.
  if (begins(0x50, 0x4b, 3, 4) || begins(0xd0, 0xcf, 0x11, 0xe0))
    throw new FileProblem(i18n.t('csvImport.spreadsheet'))
  if (begins(0xff, 0xfe)) return new TextDecoder('utf-16le').decode(bytes)
  if (begins(0xfe, 0xff)) return new TextDecoder('utf-16be').decode(bytes)
  if (bytes.includes(0)) throw new FileProblem(i18n.t('csvImport.noText'))
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
