import { make, makeSvg } from './draw.ts'
import { ICONS, type IconName, MARK } from './icon-paths.ts'

const frame = (size: number) => ({
  width: size,
  height: size,
  viewBox: '0 0 16 16',
  'aria-hidden': 'true',
  focusable: 'false',
})

export const icon = (document: Document, name: IconName, size = 16): SVGElement =>
  makeSvg(document, 'svg', frame(size), makeSvg(document, 'path', { d: ICONS[name] }))

export const mark = (document: Document, size: number): SVGElement =>
  makeSvg(
    document,
    'svg',
    frame(size),
    makeSvg(document, 'rect', MARK.rect),
    makeSvg(document, 'path', MARK.path),
    makeSvg(document, 'circle', MARK.circle),
  )

/** The round sign of a fix. */
export const fixSign = (document: Document): HTMLElement =>
  make(document, 'span', { class: 'sign' }, icon(document, 'fix', 14))
