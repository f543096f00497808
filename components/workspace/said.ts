import { toast } from '../shared/toasts.tsx'
import { asCommandError } from '../shared/use-command.ts'

/** Runs what a button asks for and says in a toast why it failed. @returns whether it did not */
export async function said(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (error) {
    toast({ tone: 'bad', message: asCommandError(error).message })
    return false
  }
}
