import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { buildFolder, ensureBuild } from './builds.ts'
import { command, root } from './steps.ts'

interface Finding {
  code: string
  message: string
  file?: string
}

/** What the linter remarks and we leave, with the reason. Anything else fails. */
const LEFT: { code: string; file?: RegExp; because: string }[] = [
  {
    code: 'UNSAFE_VAR_ASSIGNMENT',
    file: /^(companion-ui|chunks\/.*)\.js$/,
    because: "Preact's own code for dangerouslySetInnerHTML, which a structure test forbids us to use",
  },
  {
    code: 'KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION',
    because: 'Firefox for Android is not offered: accounting pages are worked with on a computer',
  },
]

/** `web-ext lint` over the Firefox build, as Mozilla's reviewers run it. Asks nothing of the network. */
export async function lintFirefox(): Promise<void> {
  await ensureBuild('firefox')
  console.log('\n— web-ext lint')
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/web-ext/bin/web-ext.js'),
      'lint',
      '--no-config-discovery',
      '--output',
      'json',
      '--source-dir',
      buildFolder('firefox'),
    ],
    { encoding: 'utf8', env: { ...process.env, NO_UPDATE_NOTIFIER: '1' } },
  )
  const report = readReport(stdout)
  if (!report) throw new Error(`web-ext lint gave no report: ${stderr.trim().slice(-500)}`)
  const left = (finding: Finding) =>
    LEFT.find(({ code, file }) => code === finding.code && (!file || file.test(finding.file ?? '')))
  const { errors, warnings, notices } = report
  for (const { code, file } of warnings.filter(left))
    console.log(`left: ${code} ${file ?? ''} (${left({ code, message: '', file: file ?? '' })?.because})`)
  const bad = [...errors, ...[...warnings, ...notices].filter(finding => !left(finding))]
  for (const { code, message, file } of bad) console.error(`${code} ${file ?? ''}: ${message}`)
  if (bad.length > 0)
    throw new Error(`web-ext lint: ${errors.length} errors, ${bad.length - errors.length} remarks`)
  console.log('no errors, and no remark that is not explained')
}

function readReport(text: string): Record<'errors' | 'warnings' | 'notices', Finding[]> | undefined {
  try {
    return JSON.parse(text.slice(text.indexOf('{')))
  } catch {
    return undefined
  }
}

if (import.meta.main) command(lintFirefox)
