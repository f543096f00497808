import { type ComponentChild, h } from 'preact'

/** Text that talks about errors without being one: nothing on this page may get a marker. */
export function HelpPage(): ComponentChild {
  return h(
    'div',
    { class: 'help-page' },
    h('h1', {}, 'Help'),
    h(
      'article',
      { class: 'card', 'data-testid': 'help-article' },
      h('h2', {}, 'When an app cannot save to QuickBooks'),
      h(
        'p',
        {},
        'Apps show the message that QuickBooks gave them. These are the ones people ask about most.',
      ),
      QUESTIONS.map(([title, text]) => h('section', { key: title }, h('h3', {}, title), h('p', {}, text))),
    ),
  )
}

const QUESTIONS: [title: string, text: string][] = [
  [
    'Duplicate Document Number Error',
    'You may see “Duplicate Document Number Error : You must specify a different number. This number has already been used. DocNumber=1043 is assigned to TxnType=Invoice with TxnId=66”. It means that another invoice has the number already.',
  ],
  [
    'Account Period Closed',
    'The message “The account period has closed and the account books cannot be updated through the QBO Services API” appears when the date of a transaction lies before the closing date.',
  ],
  [
    'A product was deleted',
    '“Invalid Reference Id : Product/Service assigned to this transaction has been deleted. Before you can modify this transaction, you must restore Halogen floodlight (deleted)” tells you which product to make active again.',
  ],
  [
    'A customer is missing',
    'If you read “Required parameter CustomerRef is missing in the request”, choose a customer and save again.',
  ],
]
