import type { Answer } from '../../shared/answer.ts'
import { modelNamed } from '../model/registry.ts'
import { success } from './answers.ts'

/** `required` is false everywhere, as live has it: the model cannot tell what a create needs (facts §5.2). */
export function modelAnswer(query: URLSearchParams): Answer {
  const found = modelNamed(query.get('name') ?? '')
  if (!found) return success(200, [])
  const { model } = found
  const writable = (access: string): object => ({
    readOnly: access === 'r',
    writeOnly: access === 'w',
    mutable: access === 'rw',
    required: false,
    nullable: true,
    deprecated: false,
  })
  const fields = Object.fromEntries(
    [...model.fields].map(([path, { type, access, values }]) => [
      path,
      {
        type: type === 'flag' ? 'boolean' : 'string',
        format: type,
        ...(values ? { enum: values } : {}),
        ...writable(access),
      },
    ]),
  )
  const refs = Object.fromEntries(
    [...model.refs].map(([path, { target, access }]) => [path, { apiObject: target, ...writable(access) }]),
  )
  const lists = Object.fromEntries(
    [...model.lists].map(([path, { target }]) => [path, { apiObject: target }]),
  )
  return success(200, {
    fields,
    groups: {},
    refs,
    lists,
    httpMethods: 'OPTIONS,GET,POST,DELETE,PATCH',
    idempotenceSupported: true,
    apiObject: model.name,
    type: 'rootObject',
    href: `/objects/${model.name}`,
  })
}
