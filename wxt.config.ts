import preact from '@preact/preset-vite'
import { defineConfig } from 'wxt'
import { manifest } from './core/manifest.ts'
import { licences } from './test/run/licences.ts'

const shipped = licences()

/**
 * Three builds from one source: the store build, the same with the pinned id (`mode` production),
 * and the journey build, which differs in one constant: its shadow roots are open, so that axe and
 * Playwright can look inside (design §7); and it is minified by the bundler alone.
 */
export default defineConfig({
  srcDir: '.',
  entrypointsDir: 'entrypoints',
  publicDir: 'assets/public',
  imports: false,
  manifestVersion: 3,
  modules: ['@wxt-dev/webextension-polyfill', '@wxt-dev/i18n/module', '@wxt-dev/auto-icons'],
  i18n: { localesDir: 'assets/locales' },
  autoIcons: { baseIconPath: 'assets/icon.svg' },
  manifest: ({ browser, mode }) => manifest(browser, mode),
  hooks: {
    'build:done': wxt => shipped.write(wxt.config.outDir),
    'vite:build:extendConfig': (entrypoints, config) => {
      if (!entrypoints.every(({ type }) => type === 'content-script' || type === 'background')) return
      // Every page of the accounting system loads the content script, and every wake-up the worker. What
      // they ask of the browser both browsers have alike, so they do without the polyfill's 3 kB.
      config.plugins?.push({
        name: 'without-polyfill',
        enforce: 'pre',
        resolveId(source) {
          if (source === '@wxt-dev/webextension-polyfill/browser') return this.resolve('@wxt-dev/browser')
          return undefined
        },
      })
    },
  },
  vite: ({ mode }) => ({
    plugins: [preact(), shipped.plugin()],
    define: {
      __SHADOW_MODE__: JSON.stringify(mode === 'journey' ? 'open' : 'closed'),
    },
    // Every page loads the content script and every wake-up the worker: terser makes them 2 % smaller.
    build: {
      // The oldest browsers the manifest admits (core/manifest.ts): nothing is rewritten for older ones.
      target: ['chrome125', 'firefox140'],
      sourcemap: false,
      // What only journeys run need not be small: the bundler's own minifier is ten times as fast.
      minify: mode === 'journey' ? true : ('terser' as const),
      // Told nothing, vite has terser write around faults of Safari 10.
      terserOptions: { ecma: 2022, safari10: false, compress: { passes: 3, ecma: 2022 } },
    },
  }),
})
