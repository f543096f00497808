/**
 * A page can send events into a shadow root it cannot look into, so only what the user did counts:
 * anything else is dropped.
 */
export const trusted =
  <E extends Event>(act: (event: E) => void) =>
  (event: E): void => {
    if (event.isTrusted) act(event)
  }
