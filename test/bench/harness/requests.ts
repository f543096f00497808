import type { Company } from '../../sandbox/quickbooks/company.ts'
import type { QuickBooksSandbox } from '../../sandbox/quickbooks/sandbox.ts'
import type { Target } from '../page/target.ts'

/** A company as the lab's page reads it, with a token that is good now. */
export const targetOf = (sandbox: QuickBooksSandbox, company: Company): Target => ({
  realm: company.realmId,
  accessToken: sandbox.oauth.issue(company.realmId).accessToken,
  ahead: sandbox.clock.now() - Date.now(),
})

/** The requests that a company was asked while `work` ran, as paths behind the host, in their order. */
export async function asked<T>(
  sandbox: QuickBooksSandbox,
  company: Company,
  work: () => Promise<T>,
): Promise<{ result: T; paths: string[] }> {
  const from = sandbox.requests.total
  const result = await work()
  const paths = sandbox.requests.entries
    .filter(({ n, realm }) => n > from && realm === company.realmId)
    .map(({ path, query }) => `${path}?${new URLSearchParams(query)}`)
  return { result, paths }
}

/** Those that read a page of records, not a count. */
export const pagesAmong = (paths: string[]): string[] =>
  paths.filter(path => /\/query\?/.test(path) && !/COUNT/i.test(path))
