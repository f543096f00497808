import { globSync, readFileSync } from 'node:fs'
import { parseMessagesFile } from '@wxt-dev/i18n/build'
import { expect, test } from 'vitest'

const messages = (await parseMessagesFile('assets/locales/en.yml'))
  .map(({ key }) => key.join('.'))
  .filter(key => !key.startsWith('@@'))
const code = globSync('{components,entrypoints,core}/**/*.{ts,tsx}')
  .map(file => readFileSync(file, 'utf8'))
  .join('\n')

test('every text is shown somewhere, and nothing is shown that has no text', () => {
  expect(messages.length).toBeGreaterThan(200)
  const used = new Set([...code.matchAll(/i18n\.t\(\s*'([\w.]+)'/g)].map(found => found[1] ?? ''))
  const named = (key: string) => used.has(key) || code.includes(`'${key}'`)
  expect(messages.filter(key => !named(key))).toEqual([])
  expect([...used].filter(key => !messages.includes(key))).toEqual([])
})

test('no sentence ends with a name: one that ends in “Co.” would have two full stops', () => {
  const texts = readFileSync('assets/locales/en.yml', 'utf8').split('\n')
  expect(texts.filter(line => /\{(company|customer|name)\}\.['"]?$/.test(line))).toEqual([])
  expect(
    code.match(/\$\{[\w.]*(companyName|customerName|company\.name|facts\.name)\}\.(?=[\s`])/g),
  ).toBeNull()
})
