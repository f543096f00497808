/** A text that the user reads before copying it. It scrolls, so the keyboard must reach it. */
export const Masked = ({ text, label }: { text: string; label: string }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
  <section class="masked" tabIndex={0} aria-label={label}>
    <pre>{text}</pre>
  </section>
)
