import { toast } from '../shared/toasts.tsx'
import { failureText } from '../shared/trouble-text.ts'
import { asCommandError } from '../shared/use-command.ts'

/** Runs what a button asks for and says in a toast why it failed. @returns whether it did not */
export async function said(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (error) {
    const { text, details } = failureText(asCommandError(error))
    toast({ tone: 'bad', message: text, details })
    return false
  }
}
