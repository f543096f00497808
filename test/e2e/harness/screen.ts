/**
 * What a journey does with a page, in a user's words, so that one description runs in both browsers.
 * Every action waits for its target, as a person would; open shadow roots and frames are looked into.
 */
export type Role =
  | 'button'
  | 'link'
  | 'switch'
  | 'textbox'
  | 'combobox'
  | 'menuitem'
  | 'tab'
  | 'checkbox'
  | 'row'

/** A part of a page: the first that the selector finds and that holds the text. */
export interface Part {
  css: string
  text?: string
}

/** A file that the browser saved. */
interface Saved {
  name: string
  bytes: Buffer
}

/** How the user has pages shown. Without motion: a colour on its way to another would be measured half-way. */
export interface Dress {
  colorScheme: 'light' | 'dark'
  forcedColors: 'none' | 'active'
  reducedMotion: 'reduce'
}

/** Runs in the page: does it know that it is shown so? */
export const isDressed = ({ colorScheme, forcedColors, reducedMotion }: Dress): string =>
  `['prefers-color-scheme: ${colorScheme}', 'forced-colors: ${forcedColors}', 'prefers-reduced-motion: ${reducedMotion}']
    .every(wish => matchMedia('(' + wish + ')').matches)`

export interface Screen {
  goto(url: string): Promise<void>
  url(): Promise<string>
  click(role: Role, name: string | RegExp, within?: Part): Promise<void>
  /** Where the mouse finds nothing by a name. */
  clickAt(x: number, y: number): Promise<void>
  fill(label: string | RegExp, value: string): Promise<void>
  choose(label: string | RegExp, option: string): Promise<void>
  /** Waits until the text is visible anywhere on the page, in an open shadow root or in a frame. */
  see(text: string | RegExp, timeout?: number): Promise<void>
  /** Waits until it is not. */
  gone(text: string | RegExp, timeout?: number): Promise<void>
  /** The visible text of the whole page, shadow roots and frames included. */
  text(): Promise<string>
  press(key: string): Promise<void>
  /** Chooses a file behind a button; in Firefox the page's last field for files takes it, since no chooser opens. */
  attach(button: string, path: string): Promise<void>
  /** What the browser saves because of `act`. */
  saved(act: () => Promise<void>): Promise<Saved>
  reload(): Promise<void>
  resize(width: number, height: number): Promise<void>
  /** Shows it as a user has asked the browser for; waits until the page knows. */
  dress(dress: Dress): Promise<void>
  /** Makes it the tab that the user looks at. */
  front(): Promise<void>
  run<T>(script: string): Promise<T>
  screenshot(file: string): Promise<void>
  close(): Promise<void>
}

/** Polls until `probe` answers something, for what has no event to wait for. @throws Error naming `what`. */
export async function eventually<T>(
  what: string,
  probe: () => Promise<T | undefined | false | null> | T | undefined | false | null,
  timeout = 20_000,
): Promise<T> {
  const until = Date.now() + timeout
  let last: unknown
  while (Date.now() < until) {
    try {
      const answer = await probe()
      if (answer) return answer
    } catch (error) {
      last = error
    }
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  throw new Error(`Waited ${timeout} ms in vain for ${what}${last ? `: ${String(last)}` : ''}`)
}

/**
 * Runs in the page: all visible text, open shadow roots and frames included, own styles left out. As text, since it
 * crosses into the browser.
 */
export const VISIBLE_TEXT = `(() => {
  const out = []
  const walk = node => {
    if (node.nodeType === 3) { if (node.data.trim()) out.push(node.data); return }
    if (node.nodeType === 1) {
      if (/^(SCRIPT|STYLE|TEMPLATE|NOSCRIPT)$/.test(node.tagName)) return
      const style = getComputedStyle(node)
      if (style.display === 'none' || style.visibility === 'hidden') return
      if (node.tagName === 'DIALOG' && !node.open) return
      if (/^(INPUT|TEXTAREA)$/.test(node.tagName) && node.value) out.push(node.value)
      if (node.shadowRoot) walk(node.shadowRoot)
      if (node.tagName === 'IFRAME' && node.contentDocument) walk(node.contentDocument)
      const block = style.display !== 'inline'
      if (block) out.push('\\n')
      for (const child of node.childNodes) walk(child)
      if (block) out.push('\\n')
      return
    }
    for (const child of node.childNodes) walk(child)
  }
  walk(document)
  return out.join(' ').replace(/[ \\t\\u00a0]+/g, ' ').replace(/ ?\\n[\\n ]*/g, '\\n')
})()`

/** Does `text` hold `wanted`? */
export const holds = (text: string, wanted: string | RegExp): boolean =>
  typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text)
