import { type Data, refAt } from '../books/data.ts'
import { minor } from '../books/money.ts'
import type { Rules, WriteOptions } from './context.ts'
import { refuse } from './wording.ts'

/**
 * In a multi-entity company every line needs a location; within an entity the entity itself is taken (inferred).
 * A line of 0.00 counts as one with an empty location, as the seed document has it. @throws Refusal
 */
export function checkLocations(
  rules: Rules,
  lines: Data[],
  amountOf: (line: Data) => number,
  options: WriteOptions,
): void {
  const { multiEntity, refuseZeroLines, wording } = rules.settings
  if (!multiEntity) return
  lines.forEach((line, index) => {
    const entity = options.entity && rules.books.byId('company-config/location', options.entity)
    if (!refAt(line, 'dimensions.location') && entity)
      line.dimensions = {
        ...(line.dimensions as Data | undefined),
        location: { key: entity.key, id: String(entity.data.id) },
      }
    if (options.force) return
    const empty = !refAt(line, 'dimensions.location')
    if (empty || (refuseZeroLines && amountOf(line) === 0))
      throw refuse(wording, 'emptyLocation', '', `/lines/${index}/dimensions/location`)
  })
}

export const amountOfLine = (line: Data): number => minor(line.txnAmount)
