/**
 * Whether the engine sends reminders (the job `reminders` of core/sync). While it does not, the steps can
 * be prepared and looked at, and the switch stays off: nothing is to start by itself with an update.
 */
export const REMINDERS_ARE_SENT: boolean = false
