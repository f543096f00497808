import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Build, buildFolder } from '../run/builds.ts'
import { lever } from './lever.ts'

/** A copy of the built extension with the lever before its worker and an empty page to ask from. */
export function leveredBuild(build: Build): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'ar-companion-soak-'))
  cpSync(buildFolder(build), folder, { recursive: true })
  const worker = join(folder, 'background.js')
  writeFileSync(worker, `;(${lever.toString()})();\n${readFileSync(worker, 'utf8')}`)
  writeFileSync(join(folder, 'soak.html'), '<!doctype html><meta charset="utf-8"><title>soak</title>')
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}
