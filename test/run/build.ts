import { ensureBuild } from './builds.ts'
import { printSizes } from './sizes.ts'
import { command } from './steps.ts'

/** `npm run build`: what is loaded into one's own browsers, with the sizes of its scripts. */
command(async () => {
  await ensureBuild('chrome', 'firefox')
  printSizes()
})
