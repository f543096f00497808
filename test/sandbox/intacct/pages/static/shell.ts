/** The shell's script: the menu, and messages handed on to the page in the frame. */
type Inner = Window & { sandbox?: { show(message: unknown): void; dismiss(): void } }

const menu = document.querySelector<HTMLElement>('nav.menu')
const apps = document.querySelector<HTMLElement>('button.apps')
const toggle = (open: boolean): void => {
  if (menu) menu.hidden = !open
  apps?.setAttribute('aria-expanded', String(open))
}
apps?.addEventListener('click', () => toggle(menu?.hidden === true))
menu?.addEventListener('click', () => toggle(false))

const inner = (): Inner | null =>
  document.querySelector<HTMLIFrameElement>('iframe.content')?.contentWindow ?? null

Object.assign(window, {
  sandbox: {
    show: (message: unknown) => inner()?.sandbox?.show(message),
    dismiss: () => inner()?.sandbox?.dismiss(),
  },
})
