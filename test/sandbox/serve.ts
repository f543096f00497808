import { parseArgs } from 'node:util'
import { startSandbox } from './index.ts'
import { DEFAULT_INTACCT_CLIENT } from './intacct/oauth/clients.ts'
import { DEFAULT_CLIENT } from './quickbooks/oauth/clients.ts'

/** `node test/sandbox/serve.ts`: the sandbox by itself, for looking around. Ctrl-C ends it. */
const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    invoices: { type: 'string' },
    port: { type: 'string' },
    latency: { type: 'string' },
  },
})

const sandbox = await startSandbox({
  ...(values.seed ? { seed: values.seed as 'company' | 'empty' | 'large' } : {}),
  ...(values.invoices ? { invoices: Number(values.invoices) } : {}),
  ...(values.port ? { port: Number(values.port) } : {}),
  ...(values.latency ? { latency: Number(values.latency) } : {}),
})
const company = sandbox.quickbooks.company()
const { accessToken } = sandbox.quickbooks.oauth.issue(company.realmId)
console.log(`QuickBooks Online sandbox
  HTTPS  127.0.0.1:${sandbox.httpsPort}   for browsers: --host-resolver-rules="MAP *.intuit.com 127.0.0.1:${sandbox.httpsPort}" --ignore-certificate-errors
  HTTP   http://127.0.0.1:${sandbox.httpPort}   for API clients and for a look: http://127.0.0.1:${sandbox.httpPort}/app/invoices
  client id      ${DEFAULT_CLIENT.id}
  client secret  ${DEFAULT_CLIENT.secret}
  realm          ${company.realmId} (${company.name})
  access token   ${accessToken}`)
const intacct = sandbox.intacct.company()
console.log(`Sage Intacct sandbox, behind the same doors
  HTTPS  --host-resolver-rules="MAP *.intacct.com 127.0.0.1:${sandbox.httpsPort}"
  HTTP   for a look: http://127.0.0.1:${sandbox.httpPort}/ia/acct/frameset.phtml
  client id      ${DEFAULT_INTACCT_CLIENT.id} (public, PKCE)
  company        ${intacct.id} (${intacct.name})
  access token   ${sandbox.intacct.oauth.issue(intacct.id).accessToken}`)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void sandbox.close())
