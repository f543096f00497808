import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'

const cache = new Map<string, string>()

/** A page's TypeScript file as a browser takes it. */
export function pageScript(file: URL): string {
  const known = cache.get(file.href)
  if (known !== undefined) return known
  const made = stripped(readFileSync(file, 'utf8'))
  cache.set(file.href, made)
  return made
}

/** Node warns once that stripping is experimental; the warning would only puzzle who reads the output. */
function stripped(source: string): string {
  const warn = process.emitWarning
  process.emitWarning = () => {}
  try {
    return stripTypeScriptTypes(source)
  } finally {
    process.emitWarning = warn
  }
}
