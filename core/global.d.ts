/** Closed in what ships; open in the journey build, so that tests can look inside. */
declare const __SHADOW_MODE__: 'open' | 'closed'

/**
 * Is Sage Intacct connected to in this build? Not in what ships: with its connector the worker weighs more
 * than its budget of 90 kB (README, Sage Intacct). `wxt build --mode intacct` has it, and so have the tests.
 */
declare const __INTACCT__: boolean
