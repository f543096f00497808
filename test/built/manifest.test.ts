import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { HOSTS, PERMISSIONS } from '../../core/manifest.ts'
import { COMPANION_MATCHES } from '../../core/messaging/companion-matches.ts'
import { buildFolder } from '../run/builds.ts'

describe.each(['chrome', 'firefox'] as const)('the built %s manifest', build => {
  const manifest = JSON.parse(readFileSync(join(buildFolder(build), 'manifest.json'), 'utf8'))

  it('asks for exactly the permissions that are written down and justified', () => {
    expect([...manifest.permissions].sort()).toEqual(Object.keys(PERMISSIONS).sort())
    expect([...manifest.host_permissions].sort()).toEqual(Object.keys(HOSTS).sort())
  })

  it('is Manifest V3 with a strict content security policy and nothing open to web pages', () => {
    expect(manifest.manifest_version).toBe(3)
    expect(manifest.content_security_policy.extension_pages).toContain("script-src 'self'")
    expect(manifest.web_accessible_resources ?? []).toEqual([])
    expect(manifest.externally_connectable).toBeUndefined()
  })

  it('draws by itself on accounting pages only', () => {
    const matches = manifest.content_scripts.flatMap((script: { matches: string[] }) => script.matches)
    expect(matches.sort()).toEqual([...COMPANION_MATCHES].sort())
  })

  it('ships closed shadow roots, and no stand-in or remote code', () => {
    const scripts = globSync('**/*.js', { cwd: buildFolder(build) })
    const text = scripts.map(script => readFileSync(join(buildFolder(build), script), 'utf8')).join('\n')
    expect(text).not.toMatch(/attachShadow\(\{\s*mode:\s*["'`]open/)
    expect(text).not.toContain('127.0.0.1')
    expect(text).not.toMatch(/\bnew Function\(|\beval\(/)
  })
})
