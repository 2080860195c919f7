// Node 20 does not read TypeScript: Vite, which is there anyway, does it for the commands beside the build.
import { runnerImport } from 'vite'

const [command, ...args] = process.argv.slice(2)
const { module } = await runnerImport(`./deploy/${command}-command.ts`, { configFile: false, logLevel: 'error' })
process.exitCode = await module.run(args)
