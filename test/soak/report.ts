import type { Played } from './play.ts'
import { PHASES } from './scenario.ts'

const sum = (runs: Played[], of: (run: Played) => number): number =>
  runs.reduce((all, run) => all + of(run), 0)

/** A table of what the runs came to, by phase and system. */
export function table(runs: Played[]): string {
  const lines = [
    '| stopped during | system | runs | requests | stops | faults struck | edits behind our back | intents | listed as unknown | for a person | signed in anew | slowest run, s | findings |',
    '|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|',
  ]
  const row = (phase: string, system: string, some: Played[]) => {
    if (some.length === 0) return
    const cells = [
      phase,
      system,
      some.length,
      ...(
        ['requests', 'stops', 'faults', 'meddled', 'intents', 'unknown', 'forAPerson', 'signIns'] as const
      ).map(name => sum(some, ({ counts }) => counts[name])),
      (Math.max(...some.map(({ milliseconds }) => milliseconds)) / 1000).toFixed(1),
      sum(some, ({ findings }) => findings.length),
    ]
    lines.push(`| ${cells.join(' | ')} |`)
  }
  for (const phase of PHASES)
    for (const system of ['quickbooks', 'intacct'] as const)
      row(
        phase,
        system,
        runs.filter(({ scenario }) => scenario.during === phase && scenario.system === system),
      )
  row('**all**', '', runs)
  return lines.join('\n')
}

/** One line of a run, and its whole story when something was found. */
export function describe({ scenario, findings, counts, milliseconds, story }: Played): string {
  const { seed, system, during } = scenario
  const head = `${findings.length === 0 ? '✓' : '✗'} seed ${seed} ${system} ${during} ${(milliseconds / 1000).toFixed(1)} s ${JSON.stringify(counts)}`
  if (findings.length === 0) return head
  return [
    head,
    ...findings.map(each => `    ${each}`),
    `  ${JSON.stringify(scenario)}`,
    ...story.map(each => `  ${each}`),
  ].join('\n')
}
