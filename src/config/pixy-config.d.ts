declare module 'pixy:config' {
  /** The deployer's `config.json`, not yet parsed. */
  const raw: unknown
  export default raw
}
