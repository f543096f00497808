import { type DraftProblem, error, warning } from './draft-problem.ts'
import type { AccountingSystem, Customer } from './records.ts'

/** A customer as the form holds it (and the message `customer.save` carries it). */
export interface CustomerDraft {
  name: string
  email?: string | undefined
  phone?: string | undefined
}

/** Assumption: both take 100 characters of a name (Sage Intacct's limit, the smaller one; QuickBooks has 500). */
export const NAME_LENGTH = 100

/**
 * What the accounting system would refuse, said before it is sent. `others`: the customers that are there;
 * names are unique in QuickBooks, capitals aside (facts, 6240), inactive ones included.
 */
export function customerDraftProblems(
  draft: CustomerDraft,
  facts: { system: AccountingSystem; others: readonly Pick<Customer, 'name'>[] },
): DraftProblem[] {
  const name = draft.name.trim()
  const taken = facts.others.some(other => other.name.toLowerCase() === name.toLowerCase())
  return [
    ...nameProblems(name, facts.system),
    ...(taken && name !== ''
      ? [
          facts.system === 'quickbooks'
            ? error('name', 'Another customer has this name, and QuickBooks takes each only once.')
            : warning('name', 'Another customer has this name too.'),
        ]
      : []),
    ...(!draft.email || /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/.test(draft.email)
      ? []
      : [error('email', 'Enter one e-mail address, such as name@example.com.')]),
    ...((draft.phone ?? '').length > 30 ? [error('phone', 'A phone number has at most 30 characters.')] : []),
  ]
}

function nameProblems(name: string, system: AccountingSystem): DraftProblem[] {
  if (name === '') return [error('name', 'Enter a name.')]
  if ([...name].length > NAME_LENGTH) return [error('name', `A name has at most ${NAME_LENGTH} characters.`)]
  // A colon stands between a customer and its sub-customer there (assumption: QuickBooks' own documented rule).
  return system === 'quickbooks' && name.includes(':')
    ? [error('name', 'QuickBooks takes no colon in a name.')]
    : []
}
