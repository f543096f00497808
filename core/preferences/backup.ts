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

/** The settings of a backup, of this or an older version. @throws Error when it cannot be carried over */
export function checkPreferences(backup: PreferencesBackup): ReturnType<typeof parsePreferences> {
  const { data, failure } = migrate(backup.data, backup.version)
  if (failure !== undefined)
    // Refused as any damaged backup is.
    throw Object.assign(new Error(`The preferences in this backup cannot be read: ${failure}.`), {
      name: 'BackupError',
    })
  return parsePreferences(data)
}

/**
 * Replaces every preference by those of a backup.
 * @returns the settings that did not fit and are at their default
 * @throws Error as `checkPreferences`; nothing is changed then
 */
export async function restorePreferences(backup: PreferencesBackup): Promise<{ reset: string[] }> {
  const { preferences, reset } = checkPreferences(backup)
  const savedAt = laterThan((await loadStored())?.savedAt)
  await saveStored({ version: VERSION, savedAt, data: preferences })
  return { reset }
}

/** Every setting is at its default again, here and in the profile's sync; another browser keeps its own copy. */
export const erasePreferences = (): Promise<void> => eraseStored()
