import { CONNECTION_SETTINGS, type ConnectionOnlySettings } from './connection-settings.ts'
import type { Setting, ValuesOf } from './setting.ts'
import { type ProfileSettings, SETTINGS } from './settings.ts'

/** Everything the user has set. Connections that were never changed have no entry. */
export interface Preferences extends ProfileSettings {
  connections: Record<string, ConnectionOnlySettings>
}

/** A value that a setting does not take. */
export class PreferenceError extends Error {
  override readonly name = 'PreferenceError'
  readonly setting: string
  constructor(setting: string, message: string) {
    super(message)
    this.setting = setting
  }
}

type Data = Record<string, unknown>
export const asData = (value: unknown): Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Data) : {}

/**
 * What was stored, each setting for itself: one that its schema refuses is the default again and named
 * in `reset`; the others stay.
 */
export function parsePreferences(data: unknown): { preferences: Preferences; reset: string[] } {
  const stored = asData(data)
  const reset: string[] = []
  const connections: Preferences['connections'] = {}
  for (const [id, entry] of Object.entries(asData(stored.connections))) {
    connections[id] = parseGroup(CONNECTION_SETTINGS, asData(entry), `connections.${id}.`, reset)
  }
  return { preferences: { ...parseGroup(SETTINGS, stored, '', reset), connections }, reset }
}

export const connectionDefaults = (): ConnectionOnlySettings => parseGroup(CONNECTION_SETTINGS, {}, '', [])

function parseGroup<T extends Record<string, Setting>>(
  settings: T,
  stored: Data,
  path: string,
  reset: string[],
): ValuesOf<T> {
  const values = Object.entries(settings).map(([key, { schema, fallback }]) => {
    if (stored[key] === undefined) return [key, structuredClone(fallback)]
    const parsed = schema.safeParse(stored[key])
    if (!parsed.success) reset.push(path + key)
    return [key, parsed.success ? parsed.data : structuredClone(fallback)]
  })
  return Object.fromEntries(values) as ValuesOf<T>
}

/** A patch as the settings take it. @throws PreferenceError naming the first setting that does not fit */
export function checkPatch<T extends Record<string, Setting>>(
  settings: T,
  patch: Partial<ValuesOf<T>>,
): Partial<ValuesOf<T>> {
  const checked: Data = {}
  for (const [key, value] of Object.entries(patch)) {
    const known = Object.hasOwn(settings, key) ? settings[key] : undefined
    if (!known) throw new PreferenceError(key, `There is no setting "${key}".`)
    const parsed = known.schema.safeParse(value)
    if (!parsed.success)
      throw new PreferenceError(key, `${parsed.error.issues[0]?.message ?? 'Invalid value'}.`)
    checked[key] = parsed.data
  }
  return checked as Partial<ValuesOf<T>>
}
