import type { Changes, Connector, RecordProblem } from '../../accounting/connector.ts'
import type { EntityKind, LedgerRecord } from '../../ledger/records.ts'
import { inParallel } from '../in-parallel.ts'

/** Requests of ours that may be under way at once for one connection; the rate budget is the connector's. */
const WIDTH = 4

export interface ReadAgain {
  records: LedgerRecord[]
  deleted: Changes['deleted']
  problems: RecordProblem[]
}

/** Reads single records by their id in the accounting system. @throws AccountingError */
export async function readAgain(
  connector: Connector,
  wanted: { entity: EntityKind; externalId: string }[],
): Promise<ReadAgain> {
  const answers = await inParallel(wanted, WIDTH, ({ entity, externalId }) =>
    connector.read(entity, externalId),
  )
  const result: ReadAgain = { records: [], deleted: [], problems: [] }
  answers.forEach((answer, n) => {
    if ('found' in answer) result.records.push(answer.found)
    else if ('problem' in answer) result.problems.push(answer.problem)
    else result.deleted.push(wanted[n] as (typeof wanted)[number])
  })
  return result
}
