import { chromium, type Browser } from 'playwright-core'

/**
 * What Playwright turns off, again, since a second list replaces the first; and what the address bar would list below
 * it, which is two more pages to load for each tab, and nobody here types an address.
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
