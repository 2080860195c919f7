/// <reference lib="esnext.temporal" />

/*
 * Calendar arithmetic needs Temporal. Browsers that have it load nothing; the others get the polyfill here, before any
 * module that imports this one runs. Import it first, and only from screens that are loaded lazily.
 */
if (!('Temporal' in globalThis)) await import('temporal-polyfill/global')

export {}
