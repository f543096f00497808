import type { Data } from '../books/data.ts'
import { fullRecord } from '../books/view.ts'
import { fullName } from '../names.ts'
import { Refusal } from '../refusal.ts'
import type { FormSpec } from './forms.ts'
import { draftFrom, type Posted, patchFrom } from './save.ts'
import type { PageSession } from './session.ts'

export interface Outcome {
  /** The record to show; absent when it is gone or was never made. */
  key?: string
  errors: string[]
  done: string
}

/** Saves, deletes, submits, reverses by the same rules as the API. Whoever works here works in the session's entity. */
export function perform(
  session: PageSession,
  form: FormSpec,
  action: string,
  key: string,
  type: string,
  posted: Posted,
  planned: string | undefined,
): Outcome {
  if (planned !== undefined) return { ...(key ? { key } : {}), errors: [planned], done: '' }
  const { ledger } = session.company
  const object = fullName(form.what)
  const options = { entity: session.entity }
  try {
    if (key === '') {
      const draft: Data = draftFrom(form, posted)
      if (action === 'draft') draft.state = 'draft'
      const made = ledger.create(
        form.what === 'document' ? `${object}::${type}` : object,
        completed(form, draft, session),
        options,
      )
      return { key: made.key, errors: [], done: `${form.title} created` }
    }
    const row = ledger.existing(object, key)
    if (action === 'delete') {
      ledger.remove(row, options)
      return { errors: [], done: `${form.title} deleted` }
    }
    if (action === 'submit' || action === 'reverse') {
      ledger.run(row, action, { key, reversedDate: ledger.today() }, options)
      return {
        key,
        errors: [],
        done: action === 'submit' ? `${form.title} posted` : `${form.title} reversed`,
      }
    }
    const patch = patchFrom(form, posted, fullRecord(ledger, row))
    if (Object.keys(patch).length > 0) ledger.update(row, patch, options)
    return { key, errors: [], done: `${form.title} saved` }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { ...(key ? { key } : {}), errors: texts(error), done: '' }
  }
}

/** What a form does not ask for. */
function completed(form: FormSpec, draft: Data, session: PageSession): Data {
  if (form.what !== 'payment') return draft
  return { ...draft, txnCurrency: { currency: session.company.settings.baseCurrency } }
}

/** The specific cause with its number, as classic pages show them; every one of a list of problems. */
function texts(refusal: Refusal): string[] {
  const causes = refusal.details.filter(
    detail => detail.message !== "Currently, we can't create the transaction ",
  )
  const shown = causes.length > 0 ? causes : refusal.wrapper ? [refusal.wrapper] : []
  return shown.map(({ code, message }) => (/^[A-Z]{2}\d{8}$/.test(code) ? `${message} (${code})` : message))
}
