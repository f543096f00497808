import { useState } from 'preact/hooks'
import { i18n } from '#i18n'
import type { ConnectionOnlySettings } from '../../core/preferences/connection-settings.ts'
import { saveConnectionSettings, savePreferences } from '../../core/preferences/preferences.ts'
import type { ProfileSettings } from '../../core/preferences/settings.ts'
import { CONNECTION_SHOWN, SHOWN, type Shown } from '../../core/preferences/shown.ts'
import { SettingRow, SwitchRow } from '../shared/setting-row.tsx'
import { asCommandError } from '../shared/use-command.ts'
import { noteSaved } from './saved.tsx'

interface ControlProps {
  setting: Shown
  value: unknown
  /** Stores it. @throws PreferenceError, whose sentence is shown beside the control */
  save: (value: unknown) => Promise<{ travels: boolean }>
  disabled?: boolean
}

/** A setting of the browser profile. */
export const ProfileSetting = <K extends keyof ProfileSettings>({
  name,
  values,
  disabled = false,
}: {
  name: K
  values: ProfileSettings
  disabled?: boolean
}) => (
  <SettingControl
    setting={SHOWN[name]}
    value={values[name]}
    disabled={disabled}
    save={value => savePreferences({ [name]: value })}
  />
)

/** A setting of one connected company. */
export const ConnectionSetting = <K extends keyof ConnectionOnlySettings>({
  name,
  connectionId,
  values,
}: {
  name: K
  connectionId: string
  values: ConnectionOnlySettings
}) => (
  <SettingControl
    setting={CONNECTION_SHOWN[name]}
    value={values[name]}
    save={value => saveConnectionSettings(connectionId, { [name]: value })}
  />
)

/** Draws a setting from its own description: name, explanation and the control it asks for. */
function SettingControl({ setting, value, save, disabled = false }: ControlProps) {
  const [error, setError] = useState<string>()
  const store = async (next: unknown) => {
    try {
      noteSaved(await save(next))
      setError(undefined)
    } catch (failure) {
      setError(`${setting.name}: ${sentenceOf(failure)}`)
    }
  }
  const row = { label: setting.name, description: setting.explanation, error }
  switch (setting.control.kind) {
    case 'switch':
      return <SwitchRow {...row} checked={value === true} onChecked={store} disabled={disabled} />
    case 'number':
      return (
        <SettingRow {...row}>
          {ties => (
            <NumberControl
              {...(setting.control as NumberFacts)}
              ties={ties}
              value={Number(value)}
              disabled={disabled}
              onValue={store}
              onBad={setError}
            />
          )}
        </SettingRow>
      )
    case 'choice': {
      const { choices } = setting.control
      return (
        <SettingRow {...row}>
          {ties => (
            <select
              {...ties}
              class="input"
              value={String(value)}
              disabled={disabled}
              onChange={event => store(event.currentTarget.value)}
            >
              {choices.map(choice => (
                <option key={choice.value} value={choice.value}>
                  {choice.name}
                </option>
              ))}
            </select>
          )}
        </SettingRow>
      )
    }
    default:
      // The others have a screen of their own.
      return null
  }
}

interface NumberFacts {
  min: number
  max: number
  unit: string
}

/** Saved when the field is left or Enter is pressed: half a number is none. */
function NumberControl({
  min,
  max,
  unit,
  ties,
  value,
  disabled,
  onValue,
  onBad,
}: NumberFacts & {
  ties: Record<string, string>
  value: number
  disabled: boolean
  onValue: (value: number) => void
  onBad: (error: string | undefined) => void
}) {
  /** What is being typed; the stored value shows when nothing is. */
  const [typed, setTyped] = useState<string>()
  const text = typed ?? String(value)
  const commit = () => {
    const number = Number(text)
    if (text.trim() === '' || !Number.isInteger(number) || number < min || number > max) {
      onBad(i18n.t('options.numberRange', { min: min.toLocaleString(), max: max.toLocaleString() }))
      return
    }
    onBad(undefined)
    setTyped(undefined)
    if (number !== value) onValue(number)
  }
  return (
    <span class="row">
      <input
        {...ties}
        class="input"
        type="number"
        min={min}
        max={max}
        value={text}
        disabled={disabled}
        onInput={event => setTyped(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={event => {
          if (event.key === 'Enter') commit()
        }}
      />
      <span class="muted">{unit}</span>
    </span>
  )
}

/** A refused value says why itself; anything else is unforeseen. */
const sentenceOf = (error: unknown): string =>
  error instanceof Error && error.name === 'PreferenceError' ? error.message : asCommandError(error).message
