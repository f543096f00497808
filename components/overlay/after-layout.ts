/**
 * Runs when the browser has just laid the page out, so that measuring costs nothing: asking at any other
 * moment would make it lay out twice. An intersection observer's first answer comes at that moment.
 */
export function afterLayout(element: Element, run: () => void): void {
  const observer = new IntersectionObserver(() => {
    observer.disconnect()
    run()
  })
  observer.observe(element)
}
