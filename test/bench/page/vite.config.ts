import { fileURLToPath } from 'node:url'

/** The page of the benchmark as one classic script: run in the page through the debugger, past its policy. */
export default {
  root: fileURLToPath(new URL('.', import.meta.url)),
  resolve: { alias: { events: fileURLToPath(new URL('./events.ts', import.meta.url)) } },
  define: { __INTACCT__: 'false', global: 'globalThis' },
  build: {
    outDir: fileURLToPath(new URL('../../../.output/bench', import.meta.url)),
    emptyOutDir: true,
    target: 'es2023',
    lib: {
      entry: fileURLToPath(new URL('./index.ts', import.meta.url)),
      formats: ['iife'],
      name: 'benchPage',
      fileName: () => 'page.js',
    },
  },
}
