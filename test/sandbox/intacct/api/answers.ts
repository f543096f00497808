import { randomBytes } from 'node:crypto'
import type { Answer } from '../../shared/answer.ts'
import type { LoggedRequest } from '../../shared/request-log.ts'
import type { FaultDress } from '../../shared/strike.ts'
import type { PageMeta } from '../query/run.ts'
import { type Detail, Refusal } from '../refusal.ts'

/** How a refusal is dressed (facts/sage-intacct-rest.md §4.1): `plain` has no details, `xml-inside` an XML text in them. */
export type ErrorShape = 'nested' | 'top' | 'bare' | 'plain' | 'xml-inside'

/** Live objects answer nested; the rest is rotated through so that no client leans on one. */
export const ROTATION: ErrorShape[] = ['nested', 'top', 'nested', 'plain', 'xml-inside', 'bare']

export const json = (status: number, body: unknown, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'Content-Type': 'application/json;charset=UTF-8', ...headers },
  body: JSON.stringify(body),
})

export const success = (status: number, result: unknown, meta?: PageMeta): Answer =>
  json(status, {
    'ia::result': result,
    'ia::meta': meta ?? {
      totalCount: Array.isArray(result) ? result.length : 1,
      totalSuccess: Array.isArray(result) ? result.length : 1,
      totalError: 0,
    },
  })

const requestId = (): string => randomBytes(10).toString('hex')
/** Kept URL-encoded, as it stands in their texts (sage-intacct.md §1.2). */
const supportId = (): string =>
  `${randomBytes(6).toString('base64url')}EB${randomBytes(3).toString('hex')}%7E${randomBytes(9).toString('base64url')}`

/** The gateway's shape: top level, `details` an object. */
export const gateway = (
  status: number,
  code: string,
  message: string,
  headers?: Record<string, string>,
): Answer => json(status, { 'ia::error': { code, message, details: { requestId: requestId() } } }, headers)

const COUNTS = { totalCount: 1, totalSuccess: 0, totalError: 1 }

/** Dresses the refusals and planned faults of one request. */
export class Dresser implements FaultDress {
  readonly #shape: () => ErrorShape
  readonly #entry: LoggedRequest
  readonly #retryHeaders: () => Record<string, string>

  constructor(entry: LoggedRequest, shape: () => ErrorShape, retryHeaders: () => Record<string, string>) {
    this.#entry = entry
    this.#shape = shape
    this.#retryHeaders = retryHeaders
  }

  refusal(refusal: Refusal, shape = this.#shape()): Answer {
    const wrapper = refusal.wrapper ?? this.#unsuccessful()
    const support = supportId()
    const details = refusal.details.map((detail, index) => {
      const last = index === refusal.details.length - 1
      return itemOf(
        last && shape !== 'bare'
          ? { ...detail, message: `${detail.message} [Support ID: ${support}]` }
          : detail,
      )
    })
    const cause = refusal.details.at(-1)
    const error: Record<string, unknown> = { ...itemOf(wrapper), supportId: support }
    if (shape === 'plain' && cause) error.message = cause.message
    else if (shape === 'xml-inside' && cause) error.details = [itemOf({ ...cause, message: xmlText(cause) })]
    else if (details.length > 0) error.details = details
    if (shape === 'bare') return json(refusal.status, { error })
    if (shape === 'top') return json(refusal.status, { 'ia::error': error, 'ia::meta': COUNTS })
    return json(refusal.status, { 'ia::result': { 'ia::error': error }, 'ia::meta': COUNTS })
  }

  throttled(fault: { unavailable?: boolean } = {}): Answer {
    return gateway(fault.unavailable ? 503 : 429, 'GW-0010', 'API rate limit exceeded', this.#retryHeaders())
  }

  /** GW-0001 is every 5xx of the gateway (facts §4.3). */
  failed(status: number, as: 'json' | 'xml'): Answer {
    if (as === 'json') return gateway(status, 'GW-0001', 'Internal Server Error')
    return {
      status,
      headers: { 'Content-Type': 'text/xml' },
      body: `<?xml version="1.0" encoding="UTF-8"?><response><control><status>failure</status></control><errormessage><error><errorno>DL02000001</errorno><description></description><description2>There was an error processing the request.</description2><correction></correction></error></errormessage></response>`,
    }
  }

  /** Any error in any of the shapes: `code` is the errorId, `detail` the specific cause. */
  refused(fault: Parameters<FaultDress['refused']>[0]): Answer {
    const status = fault.status ?? 422
    if (fault.dress === 'gateway') return gateway(status, fault.code, fault.message)
    const wrapper: Detail = {
      code: fault.type ?? 'operationFailed',
      errorId: fault.code,
      message: fault.message,
    }
    const details: Detail[] =
      fault.detail === undefined
        ? []
        : [
            {
              code: 'invalidRequest',
              message: fault.detail,
              ...(fault.element ? { target: fault.element } : {}),
            },
          ]
    const shape = ROTATION.find(held => held === fault.dress) ?? 'nested'
    return this.refusal(new Refusal(status, wrapper, details), shape)
  }

  #unsuccessful(): Detail {
    const { method, path } = this.#entry
    const name = decodeURIComponent(path.replace(/^\/ia\/api\/v1\//, '').replace(/\/\d+$/, ''))
    return {
      code: 'operationFailed',
      errorId: 'REST-7001',
      messageId: 'IA.REQUEST_ON_OBJECT_FAILED',
      placeholders: { OPERATION: method, RESOURCE_NAME: name },
      message: `${method} request on ${name} object was unsuccessful`,
    }
  }
}

function itemOf(detail: Detail): Record<string, unknown> {
  const { messageId, placeholders, ...rest } = detail
  return {
    ...rest,
    ...(messageId
      ? { additionalInfo: { messageId, placeholders: placeholders ?? {}, propertySet: {} } }
      : {}),
  }
}

/** The older layer's own error text, as XML clients get it (sage-intacct.md §1.2). */
function xmlText({ code, message, correction }: Detail): string {
  const escaped = message.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return `<errormessage><error><errorno>${/^(BL|PL|XL|DL)/.test(code) ? code : 'BL01001973'}</errorno><description></description><description2>${escaped}</description2><correction>${correction ?? ''}</correction></error></errormessage>`
}
