import { companyOf } from './companies.ts'
import { asked, pagesAmong, targetOf } from './requests.ts'
import type { Setting } from './setting.ts'

/** The first import of the largest company, and the pages that it fetches, learnt from an import before. */
export async function importCase(setting: Setting) {
  const { quickbooks } = setting.sandbox
  const company = companyOf(quickbooks, '100k')
  const lab = await setting.lab()
  const target = targetOf(quickbooks, company)
  const engine = (paced: boolean) => lab.call('importInto', 'bench-import', target, paced)
  const { paths } = await asked(quickbooks, company, () => engine(false))
  return { lab, target, engine, pages: pagesAmong(paths), end: () => lab.call('forget', 'bench-import') }
}
