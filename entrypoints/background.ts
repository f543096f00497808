import { browser } from 'wxt/browser'
import { defineBackground } from 'wxt/utils/define-background'
import { serve } from '../core/messaging/server.ts'
import { watchPreferences } from '../core/preferences/preferences.ts'
import { createWorker } from '../core/worker/create-worker.ts'

/**
 * Wiring only. Every listener is registered at once: one registered later misses the event that woke us.
 * No module: one script of its own starts sooner, and is smaller, than chunks shared with the pages.
 */
export default defineBackground(() => {
  const worker = createWorker()
  serve(worker.handlers)
  browser.alarms.onAlarm.addListener(worker.onAlarm)
  browser.runtime.onStartup.addListener(() => void worker.wake())
  browser.runtime.onInstalled.addListener(() => void worker.wake())
  browser.storage.onChanged.addListener(worker.onStorage)
  browser.permissions.onAdded.addListener(worker.onPermissions)
  browser.permissions.onRemoved.addListener(worker.onPermissions)
  watchPreferences(worker.onPreferences)
  worker.start()
})
