import { generate } from 'selfsigned'

/** Names the listener answers for: both accounting systems, the made-up sites, the machine itself. */
const NAMES = [
  '*.intuit.com',
  '*.qbo.intuit.com',
  '*.sandbox.qbo.intuit.com',
  '*.api.intuit.com',
  '*.platform.intuit.com',
  '*.intacct.com',
  '*.example',
  '*.ledgerbridge.example',
  'localhost',
]

/** A certificate made at start and never written down; browsers are told to accept it. */
export async function makeCertificate(): Promise<{ key: string; cert: string }> {
  const made = await generate([{ name: 'commonName', value: 'AR Companion sandbox' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notAfterDate: new Date(Date.now() + 30 * 86_400_000),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: [
          ...NAMES.map(value => ({ type: 2 as const, value })),
          { type: 7 as const, ip: '127.0.0.1' },
        ],
      },
    ],
  })
  return { key: made.private, cert: made.cert }
}
