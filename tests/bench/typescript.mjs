/** TypeScript as it stands, without a build: `require` here reads .ts files. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const require = createRequire(import.meta.url);
export const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..');
const Module = require('node:module');
const { transformSync } = require('@swc/core');

Module._extensions['.ts'] = (module, file) => {
  const options = {
    filename: file,
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
  };
  module._compile(transformSync(readFileSync(file, 'utf8'), options).code, file);
};
const resolve = Module._resolveFilename;
// The package names a file for `require` that it does not ship.
Module._resolveFilename = function (request, ...rest) {
  return resolve.call(
    this,
    request === 'numfmt' ? path.join(root, 'node_modules/numfmt/dist/index.js') : request,
    ...rest,
  );
};
