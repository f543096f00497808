import { randomBytes } from 'node:crypto'
import type { Answer } from '../../shared/answer.ts'
import type { Clock } from '../../shared/clock.ts'
import type { QboFault } from '../fault.ts'
import { pacificTime } from '../pacific.ts'
import { escapeXml, toWireJson, toWireXml } from '../wire.ts'

/** XML unless the caller asks for JSON (facts §1.1). */
export const wantsJson = (headers: { accept?: string | undefined; format?: string | undefined }): boolean =>
  headers.format === 'json' || /\bapplication\/json\b/.test(headers.accept ?? '')

/** Headers every answer of the API carries; support asks for the tid. */
export const apiHeaders = (): Record<string, string> => ({
  intuit_tid: `1-${Math.floor(Date.now() / 1000).toString(16)}-${randomBytes(12).toString('hex')}`,
  'QBO-Version': '2026.1107',
  Server: 'nginx',
})

/** Dresses answers for one caller: JSON or XML, the time in it, the right content type (facts §1.1, §1.10). */
export class Dresser {
  readonly json: boolean
  readonly #clock: Clock

  constructor(json: boolean, clock: Clock) {
    this.json = json
    this.#clock = clock
  }

  /** The same in a given dress, or in the caller's own. */
  as(form: 'json' | 'xml' | undefined): Dresser {
    return form === undefined ? this : new Dresser(form === 'json', this.#clock)
  }

  get #time(): string {
    return pacificTime(this.#clock.now(), 'milliseconds')
  }

  success(body: Record<string, unknown>): Answer {
    return this.#ok(this.json ? toWireJson({ ...body, time: this.#time }) : toWireXml(body, this.#time))
  }

  /** A page of objects whose wire text is at hand already. */
  page(entity: string, json: string[], objects: unknown[], startPosition: number, all: boolean): Answer {
    const counts = { startPosition, maxResults: json.length, ...(all ? { totalCount: json.length } : {}) }
    if (!this.json)
      return this.success({ QueryResponse: objects.length === 0 ? {} : { [entity]: objects, ...counts } })
    const inner =
      json.length === 0 ? '{}' : `{"${entity}":[${json.join(',')}],${JSON.stringify(counts).slice(1)}`
    return this.#ok(`{"QueryResponse":${inner},"time":"${this.#time}"}`)
  }

  /** Shapes 1 and 3: the services' own Fault. */
  fault(fault: QboFault): Answer {
    const body = faultBody(fault)
    return this.json
      ? {
          status: fault.status,
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ ...body, time: this.#time }),
        }
      : this.#xmlFault(fault.status, fault.type, fault.errors)
  }

  /** Shape 2: what the gateway in front says, with lower-case keys and the time in milliseconds. */
  gateway(status: number, type: string, code: string, message: string, detail: string | null): Answer {
    if (!this.json)
      return this.#xmlFault(status, type, [{ code, Message: message, ...(detail ? { Detail: detail } : {}) }])
    const error = [{ message, detail, code, element: null }]
    const body = {
      warnings: null,
      intuitObject: null,
      fault: { error, type },
      report: null,
      queryResponse: null,
      batchItemResponse: [],
      attachableResponse: [],
      syncErrorResponse: null,
      requestId: null,
      time: this.#clock.now(),
      status: null,
      cdcresponse: [],
    }
    return { status, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }
  }

  #xmlFault(
    status: number,
    type: string,
    errors: { code: string; Message: string; Detail?: string; element?: string }[],
  ): Answer {
    const inner = errors
      .map(error => {
        const element = error.element === undefined ? '' : ` element="${escapeXml(error.element)}"`
        const detail = error.Detail === undefined ? '' : `<Detail>${escapeXml(error.Detail)}</Detail>`
        return `<Error code="${error.code}"${element}><Message>${escapeXml(error.Message)}</Message>${detail}</Error>`
      })
      .join('')
    const body = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><IntuitResponse xmlns="http://schema.intuit.com/finance/v3" time="${this.#time}"><Fault type="${type}">${inner}</Fault></IntuitResponse>`
    return { status, headers: { 'Content-Type': 'application/xml' }, body }
  }

  #ok(body: string): Answer {
    const type = this.json ? 'application/json;charset=UTF-8' : 'application/xml;charset=UTF-8'
    return { status: 200, headers: { 'Content-Type': type }, body }
  }
}

export const faultBody = (fault: QboFault): { Fault: { Error: object[]; type: string } } => ({
  Fault: { Error: fault.errors, type: fault.type },
})
