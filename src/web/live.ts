/**
 * What makes a part of a page ask for itself again every few seconds: with the pulse it was shown at, so that nothing
 * comes back while nothing is new, and nothing is put in its place when the asking fails.
 */
export const live = (path: string, pulse: string) => ({
  'hx-get': path,
  'hx-headers': JSON.stringify({ 'If-None-Match': `"${pulse}"` }),
  'hx-trigger': 'every 4s',
  'hx-swap': 'outerMorph',
  'hx-status:4xx': 'swap:none',
  'hx-status:5xx': 'swap:none',
});

/** Whether one who asks has what stands at `pulse`. */
export const isCurrent = (ifNoneMatch: string | undefined, pulse: string) =>
  ifNoneMatch?.replace(/^W\//, '') === `"${pulse}"`;
