/**
 * Our scripts on a page share one global object, which the page cannot reach. What a script's file ends
 * with is lost when it is made small, so the sketch is left here to be taken.
 */
export const offerSketch = (text: string): void => {
  Object.assign(globalThis, { arCompanionSketch: text })
}
