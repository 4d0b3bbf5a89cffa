import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { requestUpload } from '../functions/purchasing/tasks/request-upload/task.ts';

const root = import.meta.dirname;

/** Where the local cloud serves console and APIs (docs/local-cloud.md): development takes what is not its own from there. */
const localConsole = process.env.COULISSES_CONSOLE ?? 'http://localhost:4567';

export default defineConfig(({ command }) => {
  // Whoever builds, what is deployed is React without its checks: under NODE_ENV=test it would weigh 65 KB more.
  if (command === 'build') process.env.NODE_ENV = 'production';
  return {
    root,
    plugins: [react(), openApiDocument()],
    // Of the declaration only this number reaches the browser, and none of the code that checks it.
    define: { 'import.meta.env.MAX_FILE_BYTES': String(requestUpload.input.shape.size.maxValue) },
    build: {
      outDir: resolve(root, '../.build/console'),
      emptyOutDir: true,
      target: 'es2022',
      sourcemap: true,
      // Assets within the code as `data:` would need a wider content security policy.
      assetsInlineLimit: 0,
      manifest: true,
      rolldownOptions: {
        input: { console: resolve(root, 'index.html'), reference: resolve(root, 'reference/index.html') },
        output: {
          codeSplitting: {
            groups: [
              // Changes only with its versions, so browsers keep it over deployments.
              {
                name: 'framework',
                test: /node_modules\/(react|react-dom|react-router|scheduler|i18next|react-i18next|@tanstack)\//,
              },
              // What half of the pages share is loaded once and in one piece; what fewer share, they load with it.
              { name: 'shared', minShareCount: 10 },
            ],
          },
        },
      },
      // The reference's bundle is large by nature and loaded by its own page only.
      chunkSizeWarningLimit: 1_800,
    },
    server: {
      strictPort: true,
      proxy: {
        '/api': { target: localConsole, headers: { origin: localConsole } },
        '/config.json': { target: localConsole },
      },
    },
  };
});

/** Serves the committed OpenAPI document under the address that the reference and other tools read. */
function openApiDocument(): Plugin {
  const path = resolve(root, '../docs/generated/openapi.json');
  return {
    name: 'coulisses:openapi',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'reference/openapi.json', source: readFileSync(path) });
    },
    configureServer({ middlewares }) {
      middlewares.use('/reference/openapi.json', (_request, response) => {
        response.setHeader('Content-Type', 'application/json').end(readFileSync(path));
      });
    },
  };
}
