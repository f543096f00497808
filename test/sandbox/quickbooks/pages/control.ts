import { randomBytes } from 'node:crypto'
import { PageControl } from '../../shared/page-control.ts'
import type { HookName } from './app/hooks.ts'

/** The levers of the pages; which company a browser works in stands in its cookies, not in its session. */
export class QuickBooksPages extends PageControl<
  'signed-in',
  HookName | 'form_line' | 'currentcompanyid' | 'shell_ctx'
> {
  /** Part of hashed class names; a new one is what a deploy of the real pages looks like. */
  build = randomBytes(3).toString('hex')

  deploy(): void {
    this.build = randomBytes(3).toString('hex')
  }
}
