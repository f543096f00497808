import { version } from '../../../core/messaging/extension.ts'
import { exportPreferences } from '../../../core/preferences/backup.ts'
import { noteBackup } from '../../../core/preferences/last-backup.ts'
import { makeBackup } from '../../../core/store/backup.ts'
import { openLedger } from '../../../core/store/open.ts'
import { saveFile } from '../../shared/save-file.ts'

/** Saves everything as one file into the user's downloads, and remembers when. @throws StoreError */
export async function saveBackup(): Promise<void> {
  const madeAt = new Date().toISOString()
  const file = await makeBackup(await openLedger(), {
    madeAt,
    madeBy: version(),
    preferences: await exportPreferences(),
  })
  saveFile(file, `ar-companion-${madeAt.slice(0, 10)}.backup.gz`)
  await noteBackup(madeAt)
}
