import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const here = dirname(fileURLToPath(import.meta.url))

/** GraphiQL with everything it needs, editors and their workers too: nothing is fetched from elsewhere. */
export default defineConfig({
  root: here,
  base: '/graphiql/',
  publicDir: false,
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    outDir: resolve(here, '../../dist/console/graphiql'),
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    // Everything is one page: the editor is most of it.
    chunkSizeWarningLimit: 16_384,
    reportCompressedSize: false,
  },
})
