import { expect, test } from 'vitest'
import { type Choice, ChoiceField } from '../../../../components/workspace/choice-field.tsx'
import { drawn, field, show, type } from '../screen.tsx'

test('Enter before the choices are read chooses nothing, keeps what was typed, and chooses later', async () => {
  const chosen: string[] = []
  const view = (choices: Choice[]) =>
    show(<ChoiceField label="Customer" value="" choices={choices} onValue={value => chosen.push(value)} />)
  const enter = () => field('Customer').dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }))
  view([])
  type(field('Customer'), 'North')
  await drawn()
  enter()
  await drawn()
  expect(chosen).toEqual([])
  expect(field('Customer').value).toBe('North')
  view([{ value: '7', label: 'Northgate Dental' }])
  await drawn()
  enter()
  expect(chosen).toEqual(['7'])
})
