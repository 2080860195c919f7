import raw from 'pixy:config'
import { parseConfiguration, type ConfigurationResult } from './parse-configuration.ts'

/**
 * The configuration of this deployment. `config.js` is one small unhashed module that page and vault both import,
 * written by the build and by `npm run configure`.
 */
export function currentConfiguration(): ConfigurationResult {
  return parseConfiguration(raw, location.origin)
}
