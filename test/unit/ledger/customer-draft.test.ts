import { expect, test } from 'vitest'
import { type CustomerDraft, customerDraftProblems } from '../../../core/ledger/customer-draft.ts'

const others = [{ name: 'Harbour Cafe' }]
const problems = (draft: Partial<CustomerDraft>, system: 'quickbooks' | 'intacct' = 'quickbooks') =>
  customerDraftProblems({ name: 'Northgate', ...draft }, { system, others }).map(
    ({ field, level }) => `${field} ${level}`,
  )

test.each<[string, Partial<CustomerDraft>, string[]]>([
  ['a name alone', {}, []],
  ['with an e-mail and a phone', { email: 'a.b+c@mail.example.com', phone: '+1 555 0100' }, []],
  ['no name', { name: '  ' }, ['name error']],
  ['a name that is taken, in other capitals', { name: 'harbour cafe ' }, ['name error']],
  ['a colon', { name: 'Harbour: Kitchen' }, ['name error']],
  ['a name that is too long', { name: 'n'.repeat(101) }, ['name error']],
  ['an e-mail without a host', { email: 'office@' }, ['email error']],
  ['two e-mails', { email: 'a@b.example, c@d.example' }, ['email error']],
  ['a long phone', { phone: '1'.repeat(31) }, ['phone error']],
])('%s', (_, draft, expected) => expect(problems(draft)).toEqual(expected))

test('Sage Intacct takes a name twice, and a colon', () => {
  expect(problems({ name: 'Harbour Cafe' }, 'intacct')).toEqual(['name warning'])
  expect(problems({ name: 'Harbour: Kitchen' }, 'intacct')).toEqual([])
})
