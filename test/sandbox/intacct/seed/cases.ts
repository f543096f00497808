/** Invoice numbers in Alder Creek's books that show one case each; tests and the walk-through name them. */
export const INTACCT_CASES = {
  /** Open, not yet due. */
  open: 'INV-1038',
  /** Open, past due, nothing paid. */
  overdue: 'INV-1030',
  partiallyPaid: 'INV-1027',
  paid: 'INV-1019',
  /** Paid by an ACH payment that the processor later returned; Intacct still shows it paid. */
  paidByFailedAch: 'INV-1028',
  reversed: 'INV-1012',
  draft: 'INV-1040',
  /** Dated in the closed period. */
  closedPeriod: 'INV-1004',
  /** Its receipt lies in a bank deposit. */
  deposited: 'INV-1009',
  /** A draft receipt is made out for it: the state is `selected`. */
  selected: 'INV-1033',
  /** Half settled by a credit memo from Order Entry. */
  credited: 'INV-1023',
  euro: 'INV-1035',
  apostrophe: 'INV-1024',
  /** Of a customer that was made inactive later. */
  inactiveCustomer: 'INV-1011',
  /** An item that was made inactive later. */
  inactiveItem: 'INV-1017',
  /** A line of 0.00, made before that was refused. */
  zeroLine: 'INV-1034',
  /** One receipt covers these two and leaves a rest on account. */
  paidTogether: ['INV-1020', 'INV-1021'],
  /** Belongs to the entity `WEST` alone. */
  entity: 'INV-1031',
  /** Made by Order Entry. */
  orderEntry: 'SI0110',
  orderEntryPaid: 'SI0103',
  orderEntryDraft: 'SI0112',
  /** Credit memos that come back as negative invoices: one used up, one open. */
  creditMemoApplied: 'CM0001',
  creditMemoOpen: 'CM0002',
  /** A credit memo made in Receivables, an adjustment. */
  adjustment: 'CR-501',
} as const

export const INTACCT_NAMES = {
  alder: 'Alder Creek Furnishings',
  kestrel: 'Kestrel Ridge Outfitters',
  apostropheCustomer: "O'Hara's Books & Café",
  /** Ids. */
  inactiveItem: 'LMP-900',
  inactiveCustomer: 'C-00013',
  inactiveLocation: '600',
} as const

/** Company ids of the seeded companies. */
export const INTACCT_COMPANIES = { alder: 'AlderCreek', kestrel: 'KestrelRidge' } as const
