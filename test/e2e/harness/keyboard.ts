import type { Screen } from './screen.ts'

interface Stop {
  name: string
  /** Does the browser show where the focus is: a ring or a shadow around the element? */
  visible: boolean
}

/** Where the focus stands, open shadow roots looked into. Runs in the page, so as text. */
const STOP = `(() => {
  let at = document.activeElement
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement
  if (!at || at === document.body) return { name: '', visible: true }
  const style = getComputedStyle(at)
  const ring =
    style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0 &&
    !/, 0\\)$/.test(style.outlineColor)
  // The button inside a date field has the focus while the field itself is not :focus-visible.
  const focused = at.matches(':focus-visible, input[type=date]:focus-within')
  const name = at.getAttribute('aria-label') ?? at.labels?.[0]?.textContent ?? at.textContent
  return { name: name.trim(), visible: focused && (ring || style.boxShadow !== 'none') }
})()`

/** A user without a mouse. Every stop on the way must show itself. */
export function keyboard(screen: Screen) {
  const at = () => screen.run<Stop>(STOP)
  /** Tab by Tab to what is called so. @throws Error when it is not reached, or a stop on the way is not seen */
  const tabTo = async (name: RegExp): Promise<void> => {
    const passed: string[] = []
    for (let n = 0; n < 250; n++) {
      await screen.press('Tab')
      const stop = await at()
      if (!stop.visible)
        throw new Error(`The focus on “${stop.name}” is not visible (${await screen.url()}).`)
      if (name.test(stop.name)) return
      passed.push(stop.name)
    }
    throw new Error(`Tab never came to ${name}; it passed ${passed.slice(0, 40).join(' | ')}`)
  }
  return {
    at,
    tabTo,
    async press(name: RegExp, key = 'Enter'): Promise<void> {
      await tabTo(name)
      await screen.press(key)
    },
    async type(text: string): Promise<void> {
      for (const letter of text) await screen.press(letter)
    },
  }
}
