import { features as allFeatures, type Configuration } from '#config/configuration.ts'

/**
 * The least `config.json` that offers Google with a client id here: what differs from the defaults, as this
 * deployment has it.
 */
export function configFile({ base, features }: Pick<Configuration, 'base' | 'features'>, clientId: string): string {
  const file = {
    providers: [{ id: 'google', kind: 'google', label: 'Google', clientId }],
    ...(features.length === allFeatures.length ? {} : { features }),
    ...(base === '/' ? {} : { base }),
  }
  return `${JSON.stringify(file, undefined, 2)}\n`
}
