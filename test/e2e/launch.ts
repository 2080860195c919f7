import { chromium, type Browser } from 'playwright-core'

/**
 * What Playwright turns off, again, since a second list replaces the first. And what costs a process for each tab and
 * is used by nobody here: what the address bar would list below it, and a renderer that waits for the next site.
 */
const disabledFeatures = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'DialMediaRouteProvider',
  'GlobalMediaControls',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'BlockOriginHeaderModificationOnRedirect',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'Translate',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'SpareRendererForSitePerProcess',
]

/** The browser that `npm test` found, else the one that Linux distributions install; silent but for what pages ask. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['PIXY_BROWSER'] ?? '/usr/bin/chromium',
    // Back must be able to bring a page out of the back/forward cache, as in a person's browser.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--disable-features=${disabledFeatures.join(',')}`,
    ],
  })
}
