import fc from 'fast-check'

/** Values that have broken programs before: in the place of any other. */
export const NASTY: readonly unknown[] = [
  null,
  '',
  ' ',
  '\0',
  'a\0b',
  '0',
  '-0',
  '1,234.50',
  'NaN',
  'Infinity',
  '1e999',
  '1e-400',
  '12.3.4',
  '0x10',
  '2026-02-30',
  '2026-13-01',
  '0000-00-00',
  '9999-12-31',
  '2026-02-30T25:61:00Z',
  '+275760-09-13T00:00:00Z',
  'constructor',
  '__proto__',
  'prototype',
  'toString',
  'valueOf',
  'hasOwnProperty',
  '<img src=x onerror=alert(1)>',
  '</script><script>alert(1)</script>',
  "'; DROP TABLE invoices; --",
  '=HYPERLINK("http://evil.example","x")',
  '\u202egnp.exe',
  'العميل رقم ١٢٣',
  '👩‍👩‍👧‍👦',
  '\ud800',
  '\ufeff',
  '{{7*7}}',
  '%s%n$(x)',
  'javascript:alert(1)',
  'https://evil.example/?.sess=1',
  0,
  -0,
  -1,
  0.1,
  1e308,
  -1e308,
  5e-324,
  Number.MAX_SAFE_INTEGER,
  2 ** 53 + 2,
  true,
  false,
  [],
  {},
  [[]],
  [null],
  { value: null },
  { value: '__proto__' },
  { length: 1e9 },
  { toString: null, valueOf: null },
]

const deep = (levels: number): unknown => {
  let value: unknown = 'deep'
  for (let level = 0; level < levels; level++) value = level % 2 ? [value] : { a: value }
  return value
}

export const nasty: fc.Arbitrary<unknown> = fc.oneof(
  { arbitrary: fc.constantFrom(...NASTY), weight: 6 },
  { arbitrary: fc.string({ unit: 'binary', maxLength: 40 }), weight: 2 },
  { arbitrary: fc.double({ noNaN: true, noDefaultInfinity: true }), weight: 1 },
  { arbitrary: fc.jsonValue({ maxDepth: 3 }), weight: 2 },
  { arbitrary: fc.integer({ min: 50, max: 900 }).map(deep), weight: 1 },
  { arbitrary: fc.constantFrom(400, 200_000).map(length => 'x'.repeat(length)), weight: 1 },
)

/** One wound: where (a walk of the value, wrapped around), and what. */
export interface Wound {
  path: number[]
  how: 'replace' | 'remove' | 'rename' | 'double'
  value: unknown
}

export const wound: fc.Arbitrary<Wound> = fc.record({
  path: fc.array(fc.nat(60), { minLength: 1, maxLength: 4 }),
  how: fc.constantFrom('replace', 'replace', 'replace', 'remove', 'rename', 'double'),
  value: nasty,
})

const own = (target: object, key: string, value: unknown) =>
  // Plain assignment would set the prototype where the key is __proto__.
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true })

/** A copy of JSON with the wounds; every object in it is a copy, `__proto__` a key like any other. */
export function wounded(json: unknown, wounds: readonly Wound[]): unknown {
  const root = { json: JSON.parse(JSON.stringify(json)) as unknown }
  for (const { path, how, value } of wounds) {
    let holder: object = root
    let key = 'json'
    for (const step of path) {
      const here = (holder as Record<string, unknown>)[key]
      if (typeof here !== 'object' || here === null) break
      const keys = Object.keys(here)
      if (keys.length === 0) break
      holder = here
      key = keys[step % keys.length] as string
    }
    if (how === 'replace' || holder === root) own(holder, key, value)
    else if (how === 'double' && Array.isArray(holder)) holder.push(holder[Number(key)])
    else {
      const held = (holder as Record<string, unknown>)[key]
      Reflect.deleteProperty(holder, key)
      if (how === 'rename' && !Array.isArray(holder))
        own(holder, typeof value === 'string' ? value.slice(0, 20) : 'renamed', held)
    }
  }
  return root.json
}

/** Whole answers that are not what was asked for. `good` is what should have come. */
export const garbage = (good: string): fc.Arbitrary<string> =>
  fc.oneof(
    fc.nat(1000).map(part => good.slice(0, Math.floor((good.length * part) / 1001))),
    fc.constantFrom(
      '',
      ' ',
      'null',
      'true',
      '0',
      '"text"',
      '[]',
      '{}',
      '[[[',
      '\0\0\0',
      '\ufeff{}',
      '<!doctype html><html><title>Sign in to Wi-Fi</title><body onload="alert(1)">',
      '<html><head><title>502</title></head></html>',
      '<?xml version="1.0"?><IntuitResponse><Fault type="SERVICE"><Error code="3001"><Message>ThrottleExceeded',
      '<IntuitResponse><Fault></Fault></IntuitResponse>',
      '<response><errormessage><error><errorno>XL03000006</errorno><description2>Ended</description2></error>',
      '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><Fault>&b;</Fault>',
      '{"Fault":{"Error":[{"Message":"m","code":"constructor","Detail":"d"}],"type":"__proto__"}}',
      '{"Fault":{"Error":"none"},"fault":[]}',
      '{"Fault":{"Error":[null,1,"x",{}]}}',
      '{"fault":{"error":[{"message":"message=AuthenticationFailed; errorCode=003200"}]}}',
      '{"code":"__proto__","type":"x","detail":{}}',
      '{"ia::result":{"ia::error":{"code":"constructor","message":7,"details":[{"ia::error":1}]}}}',
      '{"ia::error":{"code":"invalidRequest","errorId":"toString","message":"<error><errorno>"}}',
      '{"error":"invalid_grant","error_description":{"a":1}}',
      '{"error":{"message":null}}',
      '{"QueryResponse":null}',
      '{"QueryResponse":{"Invoice":{"0":{}},"totalCount":"-1"}}',
      '{"ia::result":"rows","ia::meta":{"totalCount":"1e999"}}',
      `{"Fault":{"Error":[{"Message":"${'long '.repeat(100_000)}","code":"6000"}]}}`,
      `{"ia::result":{"ia::error":{"message":"${'long '.repeat(100_000)}"}}}`,
      `{"Fault":{"Error":[{"Message":"x","more":${'['.repeat(5000)}${']'.repeat(5000)}}]}}`,
      `{"ia::result":{"ia::error":{"message":"x","more":${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}}}}`,
      '['.repeat(100_000),
    ),
    fc.jsonValue().map(value => JSON.stringify(value)),
    fc
      .array(wound, { minLength: 1, maxLength: 4 })
      .map(wounds => JSON.stringify(wounded(JSON.parse(good), wounds)) ?? ''),
    fc.string({ unit: 'binary' }),
  )
