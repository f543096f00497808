import type { CatalogueEntry, EntryAdvice, Samples } from '../catalogue-entry.ts'

export const noBillableLines: CatalogueEntry = {
  id: 'no-billable-lines',
  source: 'vendor',
  phrases: ['no billable lines met the given filter criteria'],
}

export const noBillableLinesText: EntryAdvice = {
  systems: ['intacct'],
  remedies: [],
  title: 'There is nothing to bill',
  meaning: 'No line fits the chosen date and filters.',
  steps: ['Change the date or the filters, and preview again.'],
}

export const samples: Samples = {
  examples: ['No billable lines met the given filter criteria'],
  nearMisses: ['12 billable lines met the given filter criteria'],
}
