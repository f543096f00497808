import { type ComponentChild, h } from 'preact'
import { useState } from 'preact/hooks'
import { post } from './api.ts'
import { Text } from './fields.ts'
import { loadSession, session } from './session.ts'
import { attempt } from './trowser.ts'

const PANELS: [key: string, title: string][] = [
  ['sales', 'Sales'],
  ['advanced', 'Advanced'],
]

/** The two settings that decide about errors elsewhere: who numbers, and through when the books are closed. */
export function SettingsPage({ panel }: { panel: string }): ComponentChild {
  const [numbers, setNumbers] = useState(session().preferences.customNumbers)
  const [closed, setClosed] = useState(session().preferences.closedThrough)
  const save = async () => {
    const saved = await attempt(
      () => 'Settings saved',
      () => post('/preferences', { customNumbers: numbers, closedThrough: closed }),
    )
    if (saved) await loadSession()
  }
  return h(
    'div',
    {},
    h('h1', {}, 'Account and settings'),
    h(
      'div',
      { class: 'tabs' },
      PANELS.map(([key, title]) =>
        h(
          'a',
          { key, href: `/app/settings?panel=${key}`, ...(key === panel ? { 'aria-current': 'page' } : {}) },
          title,
        ),
      ),
    ),
    h(
      'section',
      { class: 'card settings' },
      panel === 'advanced'
        ? [
            h('h2', { key: 'title' }, 'Accounting'),
            h(Text, {
              key: 'closed',
              label: 'Closing date',
              type: 'date',
              value: closed,
              onValue: setClosed,
            }),
            h(
              'p',
              { key: 'note', class: 'faint' },
              'Transactions dated on or before the closing date cannot be added or changed. If an app reports that the account period has closed, ask your accountant to open the books.',
            ),
          ]
        : [
            h('h2', { key: 'title' }, 'Sales form content'),
            h(
              'label',
              { key: 'numbers', class: 'check' },
              h('input', {
                type: 'checkbox',
                checked: numbers,
                onChange: (event: Event) => setNumbers((event.currentTarget as HTMLInputElement).checked),
              }),
              'Custom transaction numbers',
            ),
            h(
              'p',
              { key: 'note', class: 'faint' },
              'QuickBooks warns if a duplicate invoice number is used.',
            ),
          ],
      h('button', { type: 'button', class: 'primary', onClick: () => void save() }, 'Save'),
    ),
  )
}
