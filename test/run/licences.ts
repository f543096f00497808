import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/** In every build: what it contains of others, beside their licences. */
export const LICENCES_FILE = 'licences.txt'

interface Package {
  name: string
  version: string
  licence: string
  text: string
}

/** The folder of the package that a bundled module is of. */
const folderOf = (module: string): string | undefined =>
  /^\0?(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(module.replaceAll('\\', '/'))?.[1]

function packageIn(folder: string): Package {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<
    string,
    string
  >
  const file = readdirSync(folder).find(each => /^(licen[cs]e|copying)(\.|$)/i.test(each))
  return {
    name: name ?? folder,
    version: version ?? '',
    licence: license ?? 'see its text',
    text: file ? readFileSync(join(folder, file), 'utf8').trim() : '',
  }
}

/**
 * Watches what the bundler really puts into the scripts, over all entrypoints of one build; `write` lays the
 * list with every licence's text into the output.
 */
export function licences(): { plugin: () => Plugin; write: (outDir: string) => void } {
  const folders = new Set<string>()
  return {
    plugin: () => ({
      name: 'licences-of-what-ships',
      generateBundle(_, bundle) {
        for (const chunk of Object.values(bundle)) {
          if (chunk.type !== 'chunk') continue
          for (const [module, { renderedLength }] of Object.entries(chunk.modules)) {
            const folder = renderedLength > 0 ? folderOf(module) : undefined
            if (folder && existsSync(join(folder, 'package.json'))) folders.add(folder)
          }
        }
      },
    }),
    write(outDir) {
      const all = [...folders].map(packageIn).sort((a, b) => (a.name < b.name ? -1 : 1))
      const unique = all.filter(
        (each, n) => each.name !== all[n - 1]?.name || each.version !== all[n - 1]?.version,
      )
      const parts = unique.map(
        ({ name, version, licence, text }) =>
          `${name} ${version} (${licence})\n\n${text || `Licence: ${licence}`}`,
      )
      writeFileSync(join(outDir, LICENCES_FILE), `${parts.join(`\n\n${'-'.repeat(72)}\n\n`)}\n`)
    },
  }
}
