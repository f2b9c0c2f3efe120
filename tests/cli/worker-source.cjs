/** Lets a worker thread run the TypeScript sources; the product's worker is one built file. */
const fs = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { transformSync } = require('@swc/core');

const load = (module, filename) => {
  const { code } = transformSync(fs.readFileSync(filename, 'utf8'), {
    filename,
    swcrc: false,
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
    module: { type: 'commonjs' },
  });
  module._compile(code, filename);
};
Module._extensions['.ts'] = load;
// The package names an entry for require() that it does not ship; bundlers take the other one.
const resolve = Module._resolveFilename;
Module._resolveFilename = (request, ...rest) =>
  request === 'numfmt'
    ? path.join(__dirname, '../../node_modules/numfmt/dist/index.js')
    : resolve.call(Module, request, ...rest);
require(path.join(__dirname, '../../src/cli/worker.ts'));
