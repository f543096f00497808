import { beforeEach, expect, it } from 'vitest'
import { themeAt } from '../../../components/overlay/theme.ts'

beforeEach(() => {
  document.documentElement.removeAttribute('style')
  document.body.removeAttribute('style')
  document.body.innerHTML = '<div><h1>Invoice</h1></div>'
})
const at = () => themeAt(document.querySelector('h1') as Element)
const paint = (css: string, selector = 'div') =>
  document.querySelector(selector)?.setAttribute('style', `background-color: ${css}`)

it.each([
  ['rgb(255, 255, 255)', 'light'],
  ['rgb(244, 245, 248)', 'light'],
  ['rgb(44, 160, 28)', 'light'],
  ['rgb(20, 24, 28)', 'dark'],
  ['rgb(38, 50, 60)', 'dark'],
  ['rgba(0, 0, 0, 0.1)', 'light'],
])('on %s it is %s', (color, theme) => {
  paint(color)
  expect(at()).toBe(theme)
})

it('takes the nearest ground that is painted', () => {
  paint('rgb(20, 24, 28)', 'body')
  expect(at()).toBe('dark')
  paint('rgb(255, 255, 255)')
  expect(at()).toBe('light')
})

it('takes the page’s colour scheme where nothing is painted', () => {
  expect(at()).toBe('light')
  document.documentElement.style.colorScheme = 'dark'
  expect(at()).toBe('dark')
})
