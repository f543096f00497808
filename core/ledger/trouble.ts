/**
 * Why what was asked of the accounting system did not come about, where the reason lies with the system, the
 * network or the sign-in rather than with a record. Screens say each in their own words.
 */
export type Trouble =
  /** It asked us to stay away for a while. */
  | 'throttled'
  | 'offline'
  /** What came was no answer of its API: a web page, or text that was cut short. */
  | 'unreadable'
  /** A failure of its own, which passes. */
  | 'busy'
  /** The sign-in ended, or was not taken. */
  | 'signed-out'
  /** The client id or secret of the user's app was not taken. */
  | 'client-refused'
