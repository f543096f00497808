import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { requireBrowser } from '../../run/browsers.ts'
import { root } from '../../run/steps.ts'
import { type Figure, median, type Side, verdict } from './figure.ts'
import type { BenchRow } from './row.ts'

export interface RowResult {
  row: BenchRow
  rounds: number
  figures: Figure[]
  seconds: number
}

const number = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3).replace(/\.?0+$/, '')

const bound = (figure: Figure, value: number | undefined): string =>
  value === undefined ? '' : `${figure.more ? '≥' : '≤'} ${number(value)} ${figure.unit}`

const spread = ({ name, unit, values }: Side): string => {
  const middle = `${name} ${number(median(values))} ${unit}`
  return values.length < 2
    ? middle
    : `${middle} (${number(Math.min(...values))}–${number(Math.max(...values))})`
}

/** One figure as the cells of a table's row. */
const cells = (figure: Figure): string[] => [
  figure.what,
  `${number(figure.value)} ${figure.unit}`,
  bound(figure, figure.atLeast),
  bound(figure, figure.aim),
  verdict(figure),
  figure.sides.map(spread).join(' · '),
]

/** For the terminal. */
export function printRow({ row, figures, rounds, seconds }: RowResult): void {
  console.log(`\n${row.title}  [${row.name}, ${rounds} rounds, ${Math.round(seconds)} s]`)
  for (const figure of figures) {
    const [what, value, atLeast, aim, where, sides] = cells(figure)
    console.log(`  ${what}: ${value}  ${where}  (at least ${atLeast || '–'}, aim ${aim || '–'})`)
    console.log(`      ${sides}`)
  }
  if (row.note) console.log(`  ${row.note}`)
}

/** The whole run as Markdown, with machine, versions and spread. */
export function report(results: readonly RowResult[]): string {
  const total = results.reduce((sum, { seconds }) => sum + seconds, 0)
  return `${[
    '# Benchmark',
    `\`npm run bench\`, ${day()}, ${Math.round(total / 60)} minutes. Sides run in turn, round after round; a figure is the ratio of their medians, and behind each median stand its smallest and largest value. Only ratios mean something: absolute times are this machine’s at this hour.`,
    machine(),
    ...results.map(section),
  ].join('\n\n')}\n`
}

/** The report with one row measured anew: its section says its own day. */
export function withRow(before: string, result: RowResult): string {
  const sections = before.trimEnd().split('\n\n## ')
  const at = sections.findIndex(each => each.includes(`\n\n\`${result.row.name}\`, `))
  if (at < 0) throw new Error(`${result.row.name} has no section in the results: run the whole bench first.`)
  sections[at] = section(result).replace(/^## /, '')
  return `${sections.join('\n\n## ')}\n`
}

const section = ({ row, figures, rounds }: RowResult): string =>
  [
    `## ${row.title}`,
    `\`${row.name}\`, ${day()}, ${rounds} round${rounds === 1 ? '' : 's'}. ${row.how}`,
    table(figures),
    ...(row.note ? [row.note] : []),
  ].join('\n\n')

const day = () => new Date().toISOString().slice(0, 10)

function table(figures: readonly Figure[]): string {
  const head = ['what', 'measured', 'at least', 'aim', '', 'medians (smallest–largest)']
  const line = (columns: string[]) => `| ${columns.map(each => each.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...figures.map(each => line(cells(each)))].join('\n')
}

function machine(): string {
  const [cpu] = cpus()
  const browser = execFileSync(requireBrowser('chromium'), ['--version'], { encoding: 'utf8' }).trim()
  const peers = ['dexie', 'pouchdb-browser'].map(name => `${name} ${versionOf(name)}`)
  return [
    `Machine: ${cpus().length} × ${cpu?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}.`,
    `Versions: ${browser} (headless), Node ${process.version}, ${peers.join(', ')}.`,
  ].join('\n')
}

const versionOf = (name: string): string =>
  (JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')) as { version: string })
    .version
