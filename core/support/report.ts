import type { Connection } from '../ledger/connection.ts'
import type { EntityKind, Instant } from '../ledger/records.ts'
import type { SyncEvent, SyncRun } from '../store/sync-run.ts'
import { maskSentence } from './mask.ts'

/** What a company's part of the report is made of. */
export interface CompanyFacts {
  connection: Connection
  counts: Partial<Record<EntityKind, number>>
  waiting: number
  runs: SyncRun[]
  /** Warnings and errors only. */
  events: (SyncEvent & { guideId?: string })[]
}

export interface ReportFacts {
  madeAt: Instant
  version: string
  browser: string
  language: string
  schema: number
  companies: CompanyFacts[]
}

const yes = (value: boolean) => (value ? 'yes' : 'no')

/**
 * What support needs to see, as text that the user reads before it is copied: versions, states, runs and
 * errors. Companies are counted, not named; of an error only known words stay (mask.ts), and the guide's
 * name for it. Secrets are in a database that this never reads.
 */
export function supportReport(facts: ReportFacts): string {
  return [
    'AR Companion, support report',
    `made ${facts.madeAt}`,
    `version ${facts.version}, ledger schema ${facts.schema}`,
    `browser ${facts.browser}`,
    `language ${facts.language}`,
    `companies ${facts.companies.length}`,
    ...facts.companies.flatMap((company, n) => ['', ...companyLines(company, n + 1)]),
  ].join('\n')
}

function companyLines({ connection, counts, waiting, runs, events }: CompanyFacts, n: number): string[] {
  return [
    `company ${n}: ${connection.system}, ${connection.environment}`,
    `  state ${connection.state}; home ${yes(connection.isHome)}; importing ${yes(connection.importing)}; set up ${yes(!connection.awaitsSetup)}`,
    ...(connection.stateReason ? [`  reason: ${maskSentence(connection.stateReason)}`] : []),
    `  last sync ${connection.lastSyncAt ?? 'never'}, ${connection.lastSyncOutcome ?? 'no outcome'}`,
    `  records ${Object.entries(counts)
      .map(([kind, count]) => `${kind} ${magnitude(count)}`)
      .join(', ')}; waiting to be sent ${waiting}`,
    `  last runs (${runs.length})`,
    ...runs.map(runLine),
    `  last warnings and errors (${events.length})`,
    ...events.map(eventLine),
  ]
}

/** How many, not exactly: a company is not told by the size of its books. */
const magnitude = (count: number): string =>
  count < 10 ? String(count) : `about 1${'0'.repeat(Math.round(Math.log10(count)))}`

function runLine({ kind, trigger, startedAt, endedAt, outcome, counts, note }: SyncRun): string {
  const seconds = endedAt
    ? `${Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 1000)} s`
    : 'not ended'
  const { pulled, added, changed, removed, pushed, problems } = counts
  const sums = { pulled, added, changed, removed, pushed, problems }
  const told = Object.entries(sums).flatMap(([name, count]) => (count > 0 ? [`${name} ${count}`] : []))
  return [
    `    ${startedAt} ${kind} by ${trigger}, ${outcome ?? 'no outcome'}, ${seconds}`,
    ...told,
    ...(note ? [maskSentence(note)] : []),
  ].join('; ')
}

const eventLine = ({ at, level, entity, guideId, message }: CompanyFacts['events'][number]): string =>
  `    ${at} ${level}${entity ? ` ${entity}` : ''}${guideId ? ` [${guideId}]` : ''}: ${maskSentence(message)}`
