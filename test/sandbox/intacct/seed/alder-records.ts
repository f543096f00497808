import { Random } from '../../shared/random.ts'
import { INTACCT_CASES as CASES, INTACCT_NAMES as NAMES } from './cases.ts'

export const CUSTOMERS: [id: string, name: string, email: string, term: string][] = [
  ['C-00001', 'Northfield Hospital', 'ap@northfieldhospital.example', 'Net 30'],
  ['C-00002', 'Harcourt & Sons Interiors', 'accounts@harcourtsons.example', 'Net 30'],
  ['C-00003', NAMES.apostropheCustomer, 'orders@oharasbooks.example', 'Net 15'],
  ['C-00004', 'Granite State Credit Union', 'payables@granitestatecu.example', 'Net 30'],
  ['C-00005', 'Willow Street Montessori', 'office@willowmontessori.example', 'Net 30'],
  ['C-00006', 'Beacon Hill Law Group', 'billing@beaconhilllaw.example', 'Net 15'],
  ['C-00007', 'Cascade Hotels', 'ap@cascadehotels.example', 'Net 60'],
  ['C-00008', 'Rosewood Senior Living', 'finance@rosewoodsl.example', 'Net 30'],
  ['C-00009', 'Pine Tree Brewing', 'books@pinetreebrewing.example', 'Net 30'],
  ['C-00010', 'Larkspur Dental Partners', 'desk@larkspurdental.example', 'Net 15'],
  ['C-00011', 'Möbelhaus Lindner GmbH', 'rechnung@lindner-moebel.example', 'Net 30'],
  ['C-00012', 'City of Fairhaven', 'procurement@fairhaven.example', 'Net 60'],
  [NAMES.inactiveCustomer, 'Old Mill Theatre', 'boxoffice@oldmill.example', 'Net 30'],
  ['C-00014', 'R&D <Studio> Collective', 'hello@rdstudio.example', 'Due on receipt'],
  ['C-00015', 'Vance, Meredith', '', 'Due on receipt'],
]

export const ITEMS: [id: string, name: string, price: number, type: string][] = [
  ['CHR-100', 'Oak dining chair', 189.5, 'inventory'],
  ['TBL-200', 'Walnut conference table', 1840, 'inventory'],
  ['DSK-150', 'Standing desk', 649, 'inventory'],
  ['SHF-310', 'Modular shelving', 274.25, 'inventory'],
  ['SOF-400', 'Lobby sofa', 1295, 'inventory'],
  ['CUS-010', 'Seat cushion', 32, 'nonInventory'],
  ['SRV-INST', 'Installation', 95, 'nonInventory'],
  ['SRV-DLV', 'Delivery', 60, 'nonInventory'],
  ['SRV-PLAN', 'Space planning', 140, 'nonInventory'],
  ['WRN-001', 'Warranty, first year', 0, 'nonInventory'],
  [NAMES.inactiveItem, 'Halogen reading lamp', 58, 'inventory'],
]

export interface Spec {
  number: string
  customer: string
  lines: [item: string, quantity: number, price?: number][]
  currency?: string
  /** Only this entity sees it. */
  entity?: string
  draft?: boolean
  reference?: string
}

const LAST = 1040

/** Days before today: the higher the number, the newer. */
export const agoOf = (number: string): number => Math.max(1, (LAST - Number(number.slice(-4))) * 6 + 2)

export const caseSpecs = (): Spec[] => [
  { number: CASES.closedPeriod, customer: 'C-00007', lines: [['SOF-400', 2]] },
  { number: CASES.deposited, customer: 'C-00004', lines: [['SRV-PLAN', 6]] },
  { number: CASES.inactiveCustomer, customer: NAMES.inactiveCustomer, lines: [['CHR-100', 8]] },
  { number: CASES.reversed, customer: 'C-00009', lines: [['SHF-310', 2]] },
  {
    number: CASES.inactiveItem,
    customer: 'C-00006',
    lines: [
      [NAMES.inactiveItem, 6],
      ['SRV-INST', 2],
    ],
  },
  { number: CASES.paid, customer: 'C-00005', lines: [['CHR-100', 24]] },
  { number: CASES.paidTogether[0], customer: 'C-00008', lines: [['SRV-PLAN', 3]] },
  { number: CASES.paidTogether[1], customer: 'C-00008', lines: [['CUS-010', 20]] },
  { number: CASES.credited, customer: 'C-00002', lines: [['CHR-100', 4]] },
  { number: CASES.apostrophe, customer: 'C-00003', lines: [['SHF-310', 4]] },
  {
    number: CASES.partiallyPaid,
    customer: 'C-00001',
    lines: [
      ['DSK-150', 6],
      ['SRV-INST', 8],
    ],
    reference: 'PO-88120',
  },
  { number: CASES.paidByFailedAch, customer: 'C-00010', lines: [['SOF-400', 1]] },
  { number: CASES.overdue, customer: 'C-00009', lines: [['TBL-200', 1]] },
  { number: CASES.entity, customer: 'C-00012', lines: [['DSK-150', 10]], entity: 'WEST' },
  { number: CASES.selected, customer: 'C-00004', lines: [['SHF-310', 3]] },
  {
    number: CASES.zeroLine,
    customer: 'C-00005',
    lines: [
      ['DSK-150', 2],
      ['WRN-001', 1],
    ],
  },
  { number: CASES.euro, customer: 'C-00011', lines: [['CHR-100', 12, 175]], currency: 'EUR' },
  {
    number: CASES.open,
    customer: 'C-00001',
    lines: [
      ['TBL-200', 2],
      ['CHR-100', 16],
      ['SRV-DLV', 1],
    ],
    reference: 'PO-90417',
  },
  { number: CASES.draft, customer: 'C-00014', lines: [['SRV-PLAN', 2]], draft: true },
]

/** The invoices between the cases. */
export function fillSpecs(): Spec[] {
  const taken = new Set(caseSpecs().map(spec => spec.number))
  const random = new Random(41)
  const customers = CUSTOMERS.filter(([id]) => id !== NAMES.inactiveCustomer && id !== 'C-00011')
  const items = ITEMS.filter(([id, , price]) => id !== NAMES.inactiveItem && price > 0)
  const specs: Spec[] = []
  for (let index = 1001; index <= LAST; index += 1) {
    const number = `INV-${index}`
    const customer = random.pick(customers)[0]
    const lines = Array.from({ length: random.whole(1, 3) }, (): [string, number] => [
      random.pick(items)[0],
      random.whole(1, 9),
    ])
    if (!taken.has(number)) specs.push({ number, customer, lines })
  }
  return specs
}

/** Order Entry documents, oldest first; numbers come from their sequences. */
export const DOCUMENTS: {
  type: string
  ago: number
  customer: string
  item: string
  quantity: number
  draft?: boolean
}[] = [
  { type: 'Sales Invoice', ago: 130, customer: 'C-00002', item: 'CHR-100', quantity: 10 },
  { type: 'Sales Invoice', ago: 118, customer: 'C-00006', item: 'DSK-150', quantity: 3 },
  { type: 'Sales Invoice', ago: 104, customer: 'C-00009', item: 'SHF-310', quantity: 6 },
  { type: 'Sales Return', ago: 92, customer: 'C-00002', item: 'CHR-100', quantity: 2 },
  { type: 'Sales Invoice', ago: 90, customer: 'C-00004', item: 'SOF-400', quantity: 2 },
  { type: 'Sales Invoice', ago: 75, customer: 'C-00008', item: 'CUS-010', quantity: 40 },
  { type: 'Sales Return', ago: 61, customer: 'C-00009', item: 'SHF-310', quantity: 1 },
  { type: 'Sales Invoice', ago: 60, customer: 'C-00001', item: 'DSK-150', quantity: 5 },
  { type: 'Sales Invoice', ago: 47, customer: 'C-00010', item: 'CHR-100', quantity: 6 },
  { type: 'Sales Invoice', ago: 33, customer: 'C-00012', item: 'TBL-200', quantity: 1 },
  { type: 'Sales Invoice', ago: 24, customer: 'C-00005', item: 'SHF-310', quantity: 8 },
  { type: 'Sales Invoice', ago: 15, customer: 'C-00007', item: 'SOF-400', quantity: 4 },
  { type: 'Sales Invoice', ago: 6, customer: 'C-00003', item: 'SHF-310', quantity: 2 },
  { type: 'Sales Invoice', ago: 3, customer: 'C-00014', item: 'CUS-010', quantity: 12, draft: true },
]
