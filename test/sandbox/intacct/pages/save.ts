import { type Data, listAt, put } from '../books/data.ts'
import type { FieldSpec, FormSpec } from './forms.ts'
import { entered, shown } from './shown.ts'

/** What a posted form says: fields as `f.NAME`, grid cells as `g.0.NAME`, a line's key as `g.0.key`. */
export type Posted = Record<string, string>

/** A new record from what was typed. */
export function draftFrom(form: FormSpec, posted: Posted): Data {
  const draft: Data = {}
  for (const spec of form.fields) take(draft, spec, posted[`f.${spec.field}`])
  if (form.grid) {
    const { grid } = form
    put(
      draft,
      grid.list,
      rowsIn(posted).flatMap(index => {
        const line: Data = {}
        for (const spec of grid.columns) take(line, spec, posted[`g.${index}.${spec.field}`])
        return Object.keys(line).length > 0 ? [line] : []
      }),
    )
  }
  return draft
}

/** Only what was changed: REST refuses read-only fields, and an untouched one need not be sent. */
export function patchFrom(form: FormSpec, posted: Posted, before: Data): Data {
  const patch: Data = {}
  for (const spec of form.fields) change(patch, spec, posted[`f.${spec.field}`], before)
  const { grid } = form
  if (!grid) return patch
  const held = listAt(before, grid.list)
  const lines: Data[] = []
  for (const index of rowsIn(posted)) {
    const key = posted[`g.${index}.key`]
    const old = held.find(line => line.key === key)
    const line: Data = {}
    if (old && posted[`g.${index}.remove`]) lines.push({ key, 'ia::operation': 'delete' })
    else if (old) {
      for (const spec of grid.columns) change(line, spec, posted[`g.${index}.${spec.field}`], old)
      if (Object.keys(line).length > 0) lines.push({ key, ...line })
    } else {
      for (const spec of grid.columns) take(line, spec, posted[`g.${index}.${spec.field}`])
      if (Object.keys(line).length > 0) lines.push(line)
    }
  }
  if (lines.length > 0) patch[grid.list] = lines
  return patch
}

function take(into: Data, spec: FieldSpec, typed: string | undefined): void {
  if (spec.readOnly || typed === undefined) return
  const value = entered(typed, spec)
  if (value !== undefined) put(into, spec.path, value)
}

function change(into: Data, spec: FieldSpec, typed: string | undefined, before: Data): void {
  if (spec.readOnly || typed === undefined || typed.trim() === shown(before, spec).trim()) return
  put(into, spec.path, entered(typed, spec) ?? null)
}

function rowsIn(posted: Posted): number[] {
  const rows = new Set<number>()
  for (const name of Object.keys(posted)) {
    const found = /^g\.(\d+)\./.exec(name)
    if (found) rows.add(Number(found[1]))
  }
  return [...rows].sort((a, b) => a - b)
}
