import { migrate, VERSION } from './migrations/index.ts'
import { parsePreferences } from './parse.ts'
import { eraseStored, laterThan, loadStored, saveStored } from './stored.ts'

/** The preferences as a backup file holds them; no secret is among them. */
export interface PreferencesBackup {
  version: number
  data: unknown
}

export async function exportPreferences(): Promise<PreferencesBackup> {
  const stored = await loadStored()
  return { version: stored?.version ?? VERSION, data: stored?.data ?? {} }
}

/**
 * Replaces every preference by those of a backup, of this or an older version.
 * @returns the settings that did not fit and are at their default
 * @throws Error when the backup cannot be carried over; nothing is changed then
 */
export async function restorePreferences(backup: PreferencesBackup): Promise<{ reset: string[] }> {
  const { data, failure } = migrate(backup.data, backup.version)
  if (failure !== undefined) throw new Error(`The preferences in this backup cannot be read: ${failure}.`)
  const { preferences, reset } = parsePreferences(data)
  const savedAt = laterThan((await loadStored())?.savedAt)
  await saveStored({ version: VERSION, savedAt, data: preferences })
  return { reset }
}

/** Every setting is at its default again, here and in the profile's sync; another browser keeps its own copy. */
export const erasePreferences = (): Promise<void> => eraseStored()
