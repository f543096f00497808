import { cssOf } from '../hook.ts'
import type { PageAdapter } from '../page.ts'
import { isIntacct } from './address.ts'
import { readForm, titleOf } from './form.ts'
import { rowElements, rowReader } from './rows.ts'
import {
  CUSTOMER,
  DEFINITION,
  DUE_DATE,
  ERROR_REGION,
  NUMBER,
  ROW_PARTS,
  TITLE,
  TOTAL,
  VENDOR,
} from './selectors.ts'
import { companyOf, showsContent } from './shell.ts'

/**
 * Sage Intacct, classic and new pages (facts/sage-intacct.md §2). Records are known by their number within the
 * company that the user linked to the shell's label: no address tells an id that could be trusted (design §7).
 */
export const intacct: PageAdapter = {
  id: 'intacct',
  system: 'intacct',
  owns: isIntacct,
  drawsIn: ({ top }, document) => showsContent(top, document),
  read(url, document) {
    const company = companyOf(document)
    return { system: 'intacct', ...(company ? { company } : {}), ...readForm(url, document) }
  },
  mountPoint: (document, { kind }) => (kind === 'other' ? null : titleOf(document)),
  rowElements,
  rowReader,
  rowHooks: ROW_PARTS,
  hooks: cssOf(NUMBER, TITLE, CUSTOMER, VENDOR, DUE_DATE, DEFINITION, TOTAL),
  errorRegions: cssOf(ERROR_REGION),
}
