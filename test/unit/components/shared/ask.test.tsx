import { expect, test } from 'vitest'
import { AskHost, ask, type Question } from '../../../../components/shared/ask.tsx'
import { button, drawn, field, press, show, text, type, until } from '../screen.tsx'

function asked(question: Question) {
  show(<AskHost />)
  return ask(question)
}
const click = (name: string) => button(name, document.querySelector('dialog') as Element)?.click()

test('the verb answers, and the dialog is gone', async () => {
  const answer = asked({ title: 'Disconnect Fake?', verb: 'Disconnect', option: { label: 'Erase too' } })
  await until(() => field('Erase too'))
  field('Erase too').click()
  await drawn()
  click('Disconnect')
  expect(await answer).toEqual({ option: true })
  await until(() => !document.querySelector('dialog'))
})

test.each(['Cancel', 'Close'])('%s answers nothing', async name => {
  const answer = asked({ title: 'Disconnect Fake?', verb: 'Disconnect' })
  await until(() => button('Disconnect'))
  click(name)
  expect(await answer).toBeUndefined()
})

test('Escape answers nothing', async () => {
  const answer = asked({ title: 'Disconnect Fake?', verb: 'Disconnect' })
  const dialog = await until(() => document.querySelector('dialog[open]'))
  dialog.dispatchEvent(new Event('cancel', { cancelable: true }))
  expect(await answer).toBeUndefined()
})

test('where a word must be typed, nothing goes without it', async () => {
  const answer = asked({ title: 'Erase everything?', verb: 'Erase', typed: 'erase', danger: true })
  const word = await until(() => field('Type “erase” to go on'))
  expect(button('Erase')?.disabled).toBe(true)
  type(word, 'eras')
  press(word, 'Enter')
  expect(text()).toContain('Erase everything?')
  type(word, ' Erase ')
  await until(() => button('Erase')?.disabled === false)
  press(word, 'Enter')
  expect(await answer).toEqual({ option: false })
})

test('a second question withdraws the first', async () => {
  const first = asked({ title: 'First?', verb: 'Do' })
  await until(() => text().includes('First?'))
  const second = asked({ title: 'Second?', verb: 'Do' })
  expect(await first).toBeUndefined()
  await until(() => text().includes('Second?'))
  click('Do')
  expect(await second).toEqual({ option: false })
})
