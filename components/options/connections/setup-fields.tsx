import { i18n } from '#i18n'
import type { ConnectionSetup, SetupChoice, SetupLists } from '../../../core/ledger/connection.ts'
import { Select, TextField } from '../../shared/field.tsx'
import { Checkbox } from '../../shared/switch.tsx'

export interface Choosing {
  lists: SetupLists
  setup: ConnectionSetup
  /** Changes what is given; a field given as `undefined` is no longer chosen. */
  onChange: (patch: { [F in keyof ConnectionSetup]?: ConnectionSetup[F] | undefined }) => void
}

const options = (choices: readonly SetupChoice[], prefix = '') =>
  choices.map(({ id, name }) => ({ value: prefix + id, label: name === id ? id : `${name} (${id})` }))

/** A list of which one, or none, is chosen. */
function Chosen({
  label,
  hint,
  none,
  choices,
  value,
  disabled,
  onValue,
}: {
  label: string
  hint?: string
  none: string
  choices: readonly SetupChoice[]
  value: string | undefined
  disabled?: boolean
  onValue: (id: string | undefined) => void
}) {
  return (
    <Select
      label={label}
      {...(hint ? { hint } : {})}
      value={value ?? ''}
      disabled={disabled === true}
      options={[{ value: '', label: none }, ...options(choices)]}
      onValue={id => onValue(id || undefined)}
    />
  )
}

/** Two lists in one: what is chosen is one of either. */
function Either({
  label,
  hint,
  kinds,
  value,
  onValue,
}: {
  label: string
  hint?: string
  kinds: readonly [kind: string, choices: readonly SetupChoice[], word: string][]
  value: string
  onValue: (kind: string, id: string) => void
}) {
  const all = kinds.flatMap(([kind, choices, word]) =>
    options(choices, `${kind}:`).map(option => ({ ...option, label: `${word}: ${option.label}` })),
  )
  return (
    <Select
      label={label}
      {...(hint ? { hint } : {})}
      value={value}
      options={[{ value: '', label: i18n.t('setup.choose') }, ...all]}
      onValue={chosen => {
        const at = chosen.indexOf(':')
        onValue(chosen.slice(0, at), chosen.slice(at + 1))
      }}
    />
  )
}

const held = (pairs: readonly [kind: string, id: string | undefined][]): string => {
  const found = pairs.find(([, id]) => id)
  return found ? `${found[0]}:${found[1]}` : ''
}

/** Which entity, and what our invoices become there. */
export function WhatFields({ lists, setup, onChange, fixed }: Choosing & { fixed: boolean }) {
  return (
    <>
      {lists.entities.length > 0 && (
        <Chosen
          label={i18n.t('setup.entity')}
          hint={i18n.t('setup.entityHint')}
          none={i18n.t('setup.wholeCompany')}
          choices={lists.entities}
          value={setup.entity}
          disabled={fixed}
          onValue={entity => onChange({ entity })}
        />
      )}
      <Chosen
        label={i18n.t('setup.invoicesAs')}
        hint={i18n.t('setup.invoicesAsHint')}
        none={i18n.t('setup.arInvoices')}
        choices={lists.documentTypes}
        value={setup.documentType}
        onValue={documentType => onChange({ documentType })}
      />
    </>
  )
}

/** Where lines and payments are posted. */
export function WhereFields({ lists, setup, onChange }: Choosing) {
  return (
    <>
      {!setup.documentType && (
        <Either
          label={i18n.t('setup.postedTo')}
          hint={i18n.t('setup.postedToHint')}
          kinds={[
            ['label', lists.accountLabels, i18n.t('setup.label')],
            ['account', lists.accounts, i18n.t('setup.account')],
          ]}
          value={held([
            ['label', setup.accountLabel],
            ['account', setup.account],
          ])}
          onValue={(kind, id) =>
            onChange({
              accountLabel: kind === 'label' ? id : undefined,
              account: kind === 'account' ? id : undefined,
            })
          }
        />
      )}
      <Chosen
        label={i18n.t('setup.location')}
        none={i18n.t('setup.noLocation')}
        choices={lists.locations}
        value={setup.location}
        onValue={location => onChange({ location })}
      />
      {setup.documentType && (
        <div class="pair">
          <Chosen
            label={i18n.t('setup.warehouse')}
            none={i18n.t('setup.noWarehouse')}
            choices={lists.warehouses}
            value={setup.warehouse}
            onValue={warehouse => onChange({ warehouse })}
          />
          <TextField
            label={i18n.t('setup.unit')}
            value={setup.unit ?? 'Each'}
            maxLength={100}
            onValue={unit => onChange({ unit: unit.trim() || undefined })}
          />
        </div>
      )}
      <Either
        label={i18n.t('setup.paymentsTo')}
        kinds={[
          ['bank', lists.bankAccounts, i18n.t('setup.bank')],
          ['undeposited', lists.accounts, i18n.t('setup.undeposited')],
        ]}
        value={held([
          ['bank', setup.bankAccount],
          ['undeposited', setup.undepositedAccount],
        ])}
        onValue={(kind, id) =>
          onChange({
            bankAccount: kind === 'bank' ? id : undefined,
            undepositedAccount: kind === 'undeposited' ? id : undefined,
          })
        }
      />
      <Checkbox
        checked={setup.numbersCustomers ?? false}
        onChecked={numbersCustomers => onChange({ numbersCustomers: numbersCustomers || undefined })}
      >
        {i18n.t('setup.numbersCustomers')}
      </Checkbox>
    </>
  )
}
