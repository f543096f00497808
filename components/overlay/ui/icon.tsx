import { ICONS, type IconName, MARK } from '../icon-paths.ts'

export type { IconName }

export const Icon = ({ name, size = 16 }: { name: IconName; size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <path d={ICONS[name]} />
  </svg>
)

export const Mark = ({ size }: { size: number }) => (
  <svg width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <rect {...MARK.rect} />
    <path {...MARK.path} />
    <circle {...MARK.circle} />
  </svg>
)
