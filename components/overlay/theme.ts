export type Theme = 'light' | 'dark'

/**
 * Dark on a dark page, light on a light one, whatever the system prefers: most accounting pages are light
 * only, and a dark box on them would look foreign. Where no ground is painted the page's own colour scheme
 * decides, then the browser's white.
 */
export function themeAt(element: Element): Theme {
  for (let place: Element | null = element; place; place = place.parentElement) {
    const [red, green, blue, alpha] = channels(getComputedStyle(place).backgroundColor)
    if (alpha > 0.5) return luminance(red, green, blue) < 0.25 ? 'dark' : 'light'
  }
  const scheme = getComputedStyle(element.ownerDocument.documentElement).colorScheme ?? ''
  if (!scheme.includes('dark')) return 'light'
  return !scheme.includes('light') || matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

/** 0–255 each, alpha 0–1; nothing painted where the colour is in a notation that we do not read. */
function channels(color: string): [number, number, number, number] {
  const found =
    /^rgba?\(([^)]+)\)/
      .exec(color)?.[1]
      ?.split(/[\s,/]+/)
      .map(Number.parseFloat) ?? []
  const [red, green, blue, alpha = 1] = found
  return red === undefined || green === undefined || blue === undefined
    ? [0, 0, 0, 0]
    : [red, green, blue, alpha]
}

/** Relative luminance (WCAG 2), 0 black to 1 white. */
function luminance(red: number, green: number, blue: number): number {
  const linear = (value: number) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}
