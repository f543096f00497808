import type { IntentOf } from './connector.ts'

/** Both systems take at most so many characters (facts quickbooks-online.md §1.11, 2050; sage-intacct-rest.md §6.6). */
const LENGTH = 21

/** The reference is the user's; free, it carries our key, which is what the books can be asked for. */
export function paymentReference({ payment }: IntentOf<'create-payment'>): string | undefined {
  const { reference, ourKey } = payment
  return reference || (ourKey && ourKey.length <= LENGTH ? ourKey : undefined)
}
