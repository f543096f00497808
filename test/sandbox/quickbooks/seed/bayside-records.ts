import { Random } from '../../shared/random.ts'
import type { Draft } from '../books/books.ts'
import { CASES, NAMES } from './cases.ts'

export const CUSTOMERS: [name: string, email: string, extra?: Draft][] = [
  ['Northgate Dental', 'billing@northgatedental.example'],
  ['Alvarez & Daughters Construction', 'ap@alvarezbuilds.example'],
  [NAMES.apostropheCustomer, 'sean@omalleyspub.example'],
  ['Pacific Crest Hotel', 'accounts@pacificcrest.example'],
  ['Redwood Elementary School', 'office@redwoodelementary.example'],
  ['Tidewater Yoga Studio', 'hello@tidewateryoga.example'],
  ['Marin Architects LLP', 'invoices@marinarchitects.example'],
  ['Golden Gate Auto Body', 'frontdesk@ggautobody.example'],
  ['Café Zoë', 'zoe@cafezoe.example'],
  ['Lakeshore Property Management', 'payables@lakeshorepm.example'],
  ['Bright Smiles Pediatrics', 'admin@brightsmiles.example'],
  ['Harrison Family Trust', ''],
  ['Kestrel Robotics, Inc.', 'ap@kestrelrobotics.example'],
  ['R&D <Lighting> Partners', 'books@rdlighting.example'],
  ['Sierra Vista Winery', 'office@sierravista.example'],
  ['Sunset Cinema', 'manager@sunsetcinema.example'],
  ['Telegraph Hill Bookshop', 'owner@telegraphbooks.example'],
  ['Union Street Bakery', 'hi@unionstreetbakery.example'],
  ['Valencia Street Lofts HOA', 'treasurer@valencialofts.example'],
  ['Whitaker, Priya', 'priya.whitaker@mail.example'],
  ['Müller Leuchten GmbH', 'rechnung@mueller-leuchten.example', { CurrencyRef: { value: 'EUR' } }],
  [
    'Kōyō Design K.K.',
    'keiri@koyo-design.example',
    { CurrencyRef: { value: 'JPY' }, CompanyName: '光陽デザイン株式会社' },
  ],
]

export const ITEMS: [name: string, price: number, type: string][] = [
  ['Pendant lamp, brass', 189.5, 'NonInventory'],
  ['LED retrofit kit', 74, 'NonInventory'],
  ['Track lighting kit', 245, 'NonInventory'],
  ['Dimmer switch', 32.25, 'NonInventory'],
  ['Emergency exit sign', 96, 'NonInventory'],
  ['Site survey', 150, 'Service'],
  ['Installation labor', 85, 'Service'],
  ['Design consultation', 120, 'Service'],
  ['Maintenance visit', 140, 'Service'],
  ['Chandelier restoration', 640, 'Service'],
  ['Delivery', 45, 'Service'],
  ['Warranty, first year', 0, 'Service'],
  ['Halogen floodlight', 58, 'NonInventory'],
]

/** How many invoices beside the cases. */
const LAST = 1060

export interface Spec {
  number: string
  customer: string
  /** Days before today; default by its number. */
  ago?: number
  lines: [item: string, quantity: number, price?: number][]
  /** Days until due; default the customer's terms. */
  due?: number
  extra?: Draft
}

export const caseSpecs = (): Spec[] => [
  {
    number: CASES.closedPeriod,
    customer: 'Pacific Crest Hotel',
    lines: [['Chandelier restoration', 2]],
  },
  {
    number: CASES.deposited,
    customer: 'Marin Architects LLP',
    lines: [
      ['Design consultation', 6],
      ['Site survey', 1],
    ],
  },
  {
    number: CASES.inactiveCustomer,
    customer: 'Sunset Cinema',
    lines: [['Emergency exit sign', 4]],
  },
  { number: CASES.voided, customer: 'Tidewater Yoga Studio', lines: [['Track lighting kit', 2]] },
  { number: CASES.duplicate, customer: 'Northgate Dental', lines: [['LED retrofit kit', 10]] },
  { number: CASES.duplicate, customer: 'Union Street Bakery', ago: 96, lines: [['Pendant lamp, brass', 3]] },
  {
    number: CASES.inactiveItem,
    customer: 'Golden Gate Auto Body',
    lines: [
      ['Halogen floodlight', 6],
      ['Installation labor', 4],
    ],
  },
  {
    number: CASES.paidTogether[0],
    customer: 'Lakeshore Property Management',
    lines: [['Maintenance visit', 3]],
  },
  {
    number: CASES.paidTogether[1],
    customer: 'Lakeshore Property Management',
    lines: [
      ['Dimmer switch', 12],
      ['Delivery', 1],
    ],
  },
  {
    number: CASES.paid,
    customer: 'Redwood Elementary School',
    lines: [
      ['LED retrofit kit', 24],
      ['Installation labor', 16],
    ],
  },
  { number: CASES.credited, customer: 'Sierra Vista Winery', lines: [['Pendant lamp, brass', 4]] },
  {
    number: CASES.apostrophe,
    customer: NAMES.apostropheCustomer,
    due: 15,
    lines: [
      ['Track lighting kit', 1],
      ['Installation labor', 3],
    ],
  },
  {
    number: CASES.discounted,
    customer: 'Kestrel Robotics, Inc.',
    lines: [
      ['Design consultation', 10],
      ['LED retrofit kit', 8],
    ],
    extra: { TxnTaxDetail: { TotalTax: 51.8 }, PrivateNote: 'Quoted in spring; 5 % for the second site.' },
  },
  {
    number: CASES.partiallyPaid,
    customer: 'Alvarez & Daughters Construction',
    lines: [
      ['Installation labor', 40],
      ['Emergency exit sign', 6],
    ],
  },
  {
    number: CASES.paidByFailedAch,
    customer: 'Bright Smiles Pediatrics',
    lines: [
      ['Site survey', 1],
      ['Design consultation', 2],
      ['Delivery', 2, 55],
    ],
  },
  {
    number: CASES.overdue,
    customer: 'Northgate Dental',
    due: 15,
    lines: [
      ['Pendant lamp, brass', 6],
      ['Installation labor', 5],
      ['Delivery', 1],
    ],
  },
  {
    number: CASES.zeroLine,
    customer: 'Whitaker, Priya',
    lines: [
      ['Pendant lamp, brass', 1],
      ['Warranty, first year', 1, 0],
    ],
  },
  {
    number: CASES.open,
    customer: 'Valencia Street Lofts HOA',
    due: 45,
    lines: [
      ['Emergency exit sign', 8],
      ['Installation labor', 6],
    ],
  },
  {
    number: CASES.euro,
    customer: 'Müller Leuchten GmbH',
    ago: 34,
    lines: [['Design consultation', 9, 110.5]],
  },
  { number: CASES.yen, customer: 'Kōyō Design K.K.', ago: 25, lines: [['Design consultation', 3, 18500]] },
  // No number at all: allowed where the caller numbers (facts §1.8).
  { number: '', customer: 'Telegraph Hill Bookshop', ago: 22, lines: [['Maintenance visit', 1]] },
]

export function fillSpecs(): Spec[] {
  const taken = new Set<string>(caseSpecs().map(spec => spec.number))
  const random = new Random(7)
  const home = CUSTOMERS.filter(([name, , extra]) => !extra && name !== 'Sunset Cinema')
  const sold = ITEMS.filter(([name, price]) => price > 0 && name !== 'Halogen floodlight')
  const specs: Spec[] = []
  for (let number = 1001; number <= LAST; number += 1) {
    const customer = random.pick(home)[0]
    const count = random.whole(1, 4)
    const lines = Array.from({ length: count }, (): Spec['lines'][number] => [
      random.pick(sold)[0],
      random.whole(1, 12),
    ])
    if (!taken.has(String(number))) specs.push({ number: String(number), customer, lines })
  }
  return specs
}

/** Days before today. Numbers rise with the dates, as they do where they are given in order. */
export const agoOf = (spec: Spec): number => spec.ago ?? Math.round((LAST + 1 - Number(spec.number)) * 3.6)
