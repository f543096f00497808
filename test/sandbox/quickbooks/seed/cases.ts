/** Document numbers in Bayside's books that show one case each; tests and the walk-through name them. */
export const CASES = {
  /** Open, not yet due. */
  open: '1052',
  /** Open, past due, nothing paid. */
  overdue: '1043',
  partiallyPaid: '1038',
  paid: '1030',
  /** Paid by an ACH payment that the processor later returned; QBO still shows it paid. */
  paidByFailedAch: '1040',
  voided: '1017',
  /** Two invoices carry it; the earlier one belongs to Northgate Dental. */
  duplicate: '1021',
  /** A line with an item that was made inactive later. */
  inactiveItem: '1026',
  /** Dated in the closed period. */
  closedPeriod: '1004',
  /** Its payment lies in a bank deposit. */
  deposited: '1012',
  /** Half settled by a credit memo. */
  credited: '1033',
  euro: 'E-2001',
  yen: 'J-3001',
  apostrophe: '1035',
  /** Of a customer that was made inactive later. */
  inactiveCustomer: '1015',
  /** A line of 0.00. */
  zeroLine: '1047',
  /** One payment covers these two and leaves an unapplied rest. */
  paidTogether: ['1028', '1029'],
  /** Discount and sales tax. */
  discounted: '1036',
  creditMemoApplied: 'CM-501',
  creditMemoOpen: 'CM-502',
} as const

export const NAMES = {
  bayside: 'Bayside Lighting Co.',
  harbor: 'Harbor & Pine Interiors',
  apostropheCustomer: "O'Malley's Pub & Grill",
  inactiveItem: 'Halogen floodlight (deleted)',
  inactiveCustomer: 'Sunset Cinema (deleted)',
} as const

/** Realm ids of the seeded companies. */
export const REALMS = { bayside: '9341452817530946', harbor: '9341453906118827' } as const
