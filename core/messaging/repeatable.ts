import type { MessageName } from './protocol.ts'

/**
 * Messages that come to the same when they are given twice: they read, set a mark to what it is to be, or
 * begin work that is shared with what is under way. What is not here makes something anew each time.
 */
const REPEATABLE: ReadonlySet<MessageName> = new Set<MessageName>([
  'page.status',
  'page.badges',
  'page.sync',
  'page.archive',
  'page.import',
  'page.settings',
  'page.ui',
  'page.link',
  'guide.links',
  'connection.setupLists',
  'connection.unlinkPages',
  'sync.now',
  'record.sync',
  'invoice.archive',
  'invoice.import',
  'invoice.pdf',
  'deletion.run',
  'reminders.pause',
  'remedy.plan',
])

export const isRepeatable = (name: MessageName): boolean => REPEATABLE.has(name)
