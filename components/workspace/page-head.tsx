import type { ComponentChildren } from 'preact'

/** The name of the page, a line about what it shows, and what can be done on it. */
export const PageHead = ({
  title,
  about,
  actions,
}: {
  title: string
  about?: ComponentChildren
  actions?: ComponentChildren
}) => (
  <div class="page-head">
    <div class="min0">
      <h2>{title}</h2>
      {about && <div class="muted">{about}</div>}
    </div>
    {actions && <div class="row">{actions}</div>}
  </div>
)
