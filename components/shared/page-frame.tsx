import { Component, type ComponentChildren } from 'preact'
import { i18n } from '#i18n'
import { AskHost } from './ask.tsx'
import { Banner } from './banner.tsx'
import { Button } from './button.tsx'
import { BrandMark } from './icons.tsx'
import { ToastRegion } from './toasts.tsx'

/** The name of the product and of the page, and what else stands in its head. */
export const PageHeader = ({ title, children }: { title: string; children?: ComponentChildren }) => (
  <header class="page-header">
    <span class="brand">
      <BrandMark />
      {i18n.t('shared.product')}
    </span>
    <h1 class="visually-hidden">{title}</h1>
    <span class="grow" />
    {children}
  </header>
)

/** What every page ends with: the dialog that asks and the toasts; and a screen instead of a blank page. */
export const PageFrame = ({ children }: { children: ComponentChildren }) => (
  <>
    <button type="button" class="skip-link" onClick={focusMain}>
      {i18n.t('shared.skip')}
    </button>
    <Boundary>{children}</Boundary>
    <AskHost />
    <ToastRegion />
  </>
)

/** A button, not a link: in the address the section of the page stands. */
function focusMain(): void {
  document.querySelector<HTMLElement>('main')?.focus()
}

class Boundary extends Component<{ children: ComponentChildren }, { broken: boolean }> {
  override state = { broken: false }

  static override getDerivedStateFromError() {
    return { broken: true }
  }

  override componentDidCatch(error: unknown) {
    console.error(error)
  }

  override render() {
    if (!this.state.broken) return this.props.children
    return (
      <main class="card-body">
        <Banner
          tone="bad"
          live="alert"
          title={i18n.t('shared.broken')}
          actions={
            <Button size="small" onClick={() => location.reload()}>
              {i18n.t('shared.reload')}
            </Button>
          }
        >
          {i18n.t('shared.brokenAbout')}
        </Banner>
      </main>
    )
  }
}
