/**
 * Runs when the browser has just laid the page out, so that measuring costs nothing: at any other moment
 * the page may have changed, and asking would make it lay out twice. A resize observer's first answer comes
 * at that moment, before the frame is drawn. What is then written must not move anything of the page's,
 * which would be laid out again. Not for use inside a resize observer's own answer.
 */
export function afterLayout(document: Document, run: () => void): void {
  const observer = new ResizeObserver(() => {
    observer.disconnect()
    run()
  })
  observer.observe(document.documentElement)
}
