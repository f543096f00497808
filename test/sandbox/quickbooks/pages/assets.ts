import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { pageScript } from '../../shared/page-script.ts'

const HERE = new URL('./', import.meta.url)
const require = createRequire(import.meta.url)

/** Preact as the package ships it: the pages re-render like the real ones, and nothing comes from a CDN. */
const VENDOR: Record<string, string> = {
  'preact.mjs': 'preact',
  'hooks.mjs': 'preact/hooks',
}

export const IMPORT_MAP = JSON.stringify({
  imports: { preact: '/static/vendor/preact.mjs', 'preact/hooks': '/static/vendor/hooks.mjs' },
})

const cache = new Map<string, { type: string; body: string }>()

/** A script or style of the pages by its address below `/static/`; undefined for what is none. */
export function asset(path: string): { type: string; body: string } | undefined {
  const known = cache.get(path)
  if (known) return known
  const made = load(path)
  if (made) cache.set(path, made)
  return made
}

function load(path: string): { type: string; body: string } | undefined {
  const vendor = /^vendor\/([\w.]+)$/.exec(path)?.[1]
  if (vendor) {
    const name = VENDOR[vendor]
    return name ? { type: 'text/javascript', body: readFileSync(esModuleOf(name), 'utf8') } : undefined
  }
  if (/^app\/[\w-]+\.ts$/.test(path))
    return { type: 'text/javascript', body: pageScript(new URL(path, HERE)) }
  if (/^[\w-]+\.css$/.test(path))
    return { type: 'text/css', body: readFileSync(fileURLToPath(new URL(`static/${path}`, HERE)), 'utf8') }
  return undefined
}

/** The package's CommonJS and ES builds lie side by side under one name. */
const esModuleOf = (name: string): string => require.resolve(name).replace(/\.(js|cjs)$/, '.mjs')
