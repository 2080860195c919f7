export type CmapCollection = 'korean' | 'japanese' | 'simplified' | 'traditional'

/** Which characters a predefined CMap of a PDF is for (ISO 32000-1, table 118); its name says it. */
export function cmapCollection(name: string): CmapCollection {
  if (/^(KSC|UniKS|Adobe-Korea1)/.test(name)) return 'korean'
  if (/^(GB|UniGB|Adobe-GB1)/.test(name)) return 'simplified'
  if (/^(B5|CNS|ET|HK|UniCNS|Adobe-CNS1)/.test(name)) return 'traditional'
  return 'japanese'
}
