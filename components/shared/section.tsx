import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'

/** A named region of a page: heading, a sentence about it, its actions, its content. */
export function Section({
  title,
  about,
  actions,
  level = 2,
  children,
}: {
  title: string
  about?: ComponentChildren
  actions?: ComponentChildren
  level?: 2 | 3
  children: ComponentChildren
}) {
  const id = useId()
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section class="stack stack-m" aria-labelledby={id}>
      <div class="row row-between">
        <div>
          <Heading id={id}>{title}</Heading>
          {about && <p class="muted">{about}</p>}
        </div>
        {actions && <div class="row">{actions}</div>}
      </div>
      {children}
    </section>
  )
}

export const Card = ({ children, pad = false }: { children: ComponentChildren; pad?: boolean }) => (
  <div class={pad ? 'card card-body' : 'card'}>{children}</div>
)
