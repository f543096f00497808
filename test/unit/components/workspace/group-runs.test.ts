import { expect, test } from 'vitest'
import { groupRuns } from '../../../../components/workspace/sync-log/group-runs.ts'
import type { SyncRun } from '../../../../core/store/sync-run.ts'

const NONE = { pulled: 0, added: 0, changed: 0, removed: 0, pushed: 0, problems: 0 }
const run = (id: string, patch: Partial<SyncRun> = {}): SyncRun => ({
  id,
  connectionId: 'quickbooks:production:1',
  kind: 're-sync',
  trigger: 'page',
  startedAt: '2026-03-10T12:00:00.000Z',
  outcome: 'ok',
  counts: NONE,
  ...patch,
})

test('readings for open pages are one row between the runs that matter; what failed, or is asked for, stays', () => {
  const rows = groupRuns([
    run('a'),
    run('b'),
    run('failed', { outcome: 'failed' }),
    run('c'),
    run('asked', { trigger: 'user' }),
    run('sync', { kind: 'sync', trigger: 'schedule' }),
    run('bad', { counts: { ...NONE, problems: 1 } }),
    run('d'),
  ])
  expect(rows.map(row => ('run' in row ? row.run.id : row.readings.map(({ id }) => id)))).toEqual([
    ['a', 'b'],
    'failed',
    ['c'],
    'asked',
    'sync',
    'bad',
    ['d'],
  ])
})
