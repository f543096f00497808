import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { shrinkLargest } from '../bench/harness/companies.ts'
import { printRow, type RowResult, report, withRow } from '../bench/harness/report.ts'
import { startSetting } from '../bench/harness/setting.ts'
import { ROWS } from '../bench/rows/registry.ts'
import { command, root } from './steps.ts'

/** Below this a median says little. */
const ROUNDS = 5
const RESULTS = 'test/bench/results.md'
const FILE = join(root, RESULTS)

/**
 * `npm run bench`: every row, or those named by `--row NAME` (may be repeated; `--write` puts them in their places
 * among the results). `--rounds N` and `--invoices N` instead of 100,000 are to try rows out: only printed.
 */
command(async () => {
  const { values } = parseArgs({
    options: {
      row: { type: 'string', multiple: true },
      rounds: { type: 'string' },
      invoices: { type: 'string' },
      write: { type: 'boolean' },
    },
  })
  const unknown = values.row?.find(name => !ROWS.some(row => row.name === name))
  if (unknown)
    throw new Error(`There is no row ${unknown}. There are: ${ROWS.map(({ name }) => name).join(', ')}.`)
  const asked = values.rounds === undefined ? undefined : Number.parseInt(values.rounds, 10)
  if (asked !== undefined && !(asked >= 1)) throw new Error('--rounds takes a number from 1 on.')

  const invoices = Number.parseInt(values.invoices ?? '100000', 10)
  if (!(invoices >= 1000)) throw new Error('--invoices takes a number from 1000 on.')
  shrinkLargest(invoices)

  const isTrial = values.invoices !== undefined || asked !== undefined
  const whole = !values.row && !isTrial
  if (values.write && isTrial) throw new Error('What is tried out with other sizes is not written down.')
  const setting = await startSetting()
  const results: RowResult[] = []
  try {
    for (const row of ROWS.filter(({ name }) => values.row?.includes(name) ?? true)) {
      console.log(`\n— ${row.name}`)
      const rounds = asked ?? row.rounds ?? ROUNDS
      const from = performance.now()
      const figures = await row.run(setting, rounds)
      const result = { row, rounds, figures, seconds: (performance.now() - from) / 1000 }
      printRow(result)
      results.push(result)
      // After each row: an hour's run that is cut short has told what it measured.
      if (whole) writeFileSync(FILE, report(results))
      else if (values.write) writeFileSync(FILE, withRow(readFileSync(FILE, 'utf8'), result))
    }
  } finally {
    await setting.close()
  }
  if (whole || values.write) console.log(`\nWritten to ${RESULTS}.`)
})
