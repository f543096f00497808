/** Closed in what ships; open in the journey build, so that tests can look inside. */
declare const __SHADOW_MODE__: 'open' | 'closed'
