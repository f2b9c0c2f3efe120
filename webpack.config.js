/**
 * Builds the product.
 *
 *   node webpack.config.js [--office-js cdn|local] [--base-url URL] [--addin-id GUID] [--development] [--test]
 *   node webpack.config.js serve [--port N]
 *
 * dist/addin  static site: pane, workbench, manifest       dist/cli  the command line, one file and its worker
 * dist/core   the core as a library                        dist/test (--test) the embedded Excel for browser tests
 */
const path = require('node:path');
const fs = require('node:fs');
const zlib = require('node:zlib');
const { createHash } = require('node:crypto');
const { parseArgs } = require('node:util');
const webpack = require('webpack');
const HtmlWebpackPlugin = require('html-webpack-plugin');
const CopyWebpackPlugin = require('copy-webpack-plugin');
const MiniCssExtractPlugin = require('mini-css-extract-plugin');

const { version } = require('./package.json');

const DEVELOPMENT_URL = 'https://localhost:3000/';
const OFFICE_JS_CDN = 'https://appsforoffice.microsoft.com';

/** First load of each page, JavaScript and CSS, bytes. A build over budget fails. */
const BUDGETS = {
  taskpane: { raw: 950_000, gzip: 285_000 },
  workbench: { raw: 1_150_000, gzip: 345_000 },
};

const swc = (target) => ({
  test: /\.[cm]?[jt]sx?$/,
  include: [path.join(__dirname, 'src'), path.join(__dirname, 'tests')],
  loader: 'swc-loader',
  options: {
    jsc: {
      ...(target === 'node' ? { target: 'es2022' } : {}),
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic' } },
    },
    // WebView2 and WKWebView of supported Office versions; no Internet Explorer.
    ...(target === 'node' ? {} : { env: { targets: 'chrome 90, edge 90, safari 15, firefox 91' } }),
  },
});

/** Same for everybody who builds for the same address, different for every address. */
function addinId(baseUrl) {
  const hash = createHash('sha256').update(`selfeval:${baseUrl}`).digest('hex');
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `5${hash.slice(13, 16)}`,
    ((parseInt(hash.slice(16, 18), 16) & 0x3f) | 0x80).toString(16) + hash.slice(18, 20),
    hash.slice(20, 32),
  ].join('-');
}

/** manifest.xml is the development one; every other address gets its own Id. */
function manifestFor(source, { baseUrl, id }) {
  const text = source.toString('utf8');
  if (baseUrl === DEVELOPMENT_URL && id === undefined) return text;
  return text
    .replaceAll(DEVELOPMENT_URL, baseUrl)
    .replaceAll(DEVELOPMENT_URL.replace(/\/$/, ''), baseUrl.replace(/\/$/, ''))
    .replace(/<Id>[^<]*<\/Id>/, `<Id>${id ?? addinId(baseUrl)}</Id>`);
}

/** The parts of the npm package an Excel add-in loads, copied unmodified. */
const OFFICE_JS_FILES =
  /^(office\.js|excel-[\w.-]+\.js|o15apptofilemappingtable\.js|(zh-cn|en-us)\/office_strings\.js|(telemetry|ariatelemetry)\/[\w.-]+\.js)$/;

function officeFiles() {
  const from = path.join(path.dirname(require.resolve('@microsoft/office-js/package.json')), 'dist');
  return {
    from: '**/*.js',
    context: from,
    to: 'office-js/[path][name][ext]',
    info: { minimized: true },
    filter: (file) => {
      const name = path.relative(from, file).replaceAll(path.sep, '/').toLowerCase();
      return OFFICE_JS_FILES.test(name) && !name.includes('.debug.');
    },
  };
}

function contentSecurityPolicy({ officeJs, serving }) {
  const cdn = officeJs === 'cdn' ? ` ${OFFICE_JS_CDN}` : '';
  return [
    "default-src 'none'",
    `script-src 'self'${cdn}${serving ? " 'unsafe-eval'" : ''}`,
    // Fluent UI and the grid write their rules into style elements.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self'${serving ? ' ws:' : ''}`,
    "worker-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function addinConfig(options) {
  const { development, serving, officeJs, test } = options;
  const hashed = serving ? '[name]' : '[name].[contenthash:8]';
  const officeScript =
    officeJs === 'local'
      ? '<script src="office-js/office.js"></script>'
      : `<script src="${OFFICE_JS_CDN}/lib/1/hosted/office.js"></script>`;
  const page = (name, template, office) =>
    new HtmlWebpackPlugin({
      template,
      filename: `${name}.html`,
      chunks: [name],
      scriptLoading: 'defer',
      officeScript: office ? officeScript : '',
      meta: {
        'Content-Security-Policy': {
          'http-equiv': 'Content-Security-Policy',
          content: contentSecurityPolicy({ officeJs: office ? officeJs : 'local', serving }),
        },
      },
    });
  const gallery = development || test;
  return {
    name: 'addin',
    target: 'web',
    mode: development ? 'development' : 'production',
    devtool: development ? 'cheap-module-source-map' : false,
    context: __dirname,
    entry: {
      taskpane: './src/taskpane/index.tsx',
      workbench: './src/workbench/index.tsx',
      ...(gallery ? { gallery: './src/taskpane/gallery.tsx' } : {}),
    },
    output: {
      path: path.join(__dirname, 'dist', 'addin'),
      filename: `${hashed}.js`,
      chunkFilename: `${hashed}.js`,
      assetModuleFilename: `assets/${hashed}[ext]`,
      publicPath: 'auto',
      clean: true,
    },
    resolve: { extensions: ['.tsx', '.ts', '.js', '.mjs'] },
    module: {
      rules: [
        swc('web'),
        { test: /\.css$/, use: [MiniCssExtractPlugin.loader, 'css-loader'] },
        { test: /\.xlsx$/, type: 'asset/inline' },
        { test: /\.m?js$/, resolve: { fullySpecified: false } },
      ],
    },
    plugins: [
      new webpack.DefinePlugin({ SELFEVAL_VERSION: JSON.stringify(version) }),
      // Hyphenation of some 80 western languages: only the one it starts with is kept.
      new webpack.IgnorePlugin({
        resourceRegExp: /^\.\/(?!en-gb-)[a-z][\w-]*-[\w-]{8}\.js$/,
        contextRegExp: /@univerjs[\\/]engine-render[\\/]lib[\\/]es$/,
      }),
      new MiniCssExtractPlugin({ filename: `${hashed}.css`, chunkFilename: `${hashed}.css`, ignoreOrder: true }),
      page('taskpane', './src/taskpane/taskpane.html', true),
      page('workbench', './src/workbench/workbench.html', false),
      ...(gallery ? [page('gallery', './src/taskpane/gallery.html', false)] : []),
      new CopyWebpackPlugin({
        patterns: [
          { from: 'assets/icon-*.png', to: 'assets/[name][ext]' },
          { from: 'manifest.xml', to: 'manifest.xml', transform: (source) => manifestFor(source, options) },
          ...(officeJs === 'local' ? [officeFiles()] : []),
        ],
      }),
    ],
    performance: false,
    stats: 'errors-warnings',
    cache: { type: 'filesystem', name: `addin-${development ? 'dev' : 'prod'}` },
  };
}

function nodeConfig(name, entry, output, options) {
  return {
    name,
    target: 'node20',
    mode: options.development ? 'development' : 'production',
    devtool: false,
    context: __dirname,
    entry,
    output: { path: path.join(__dirname, 'dist', name), clean: true, ...output },
    // Nobody waits for it over a network; as it was written it runs faster, and a fault names its place.
    optimization: { minimize: false },
    resolve: { extensions: ['.tsx', '.ts', '.js', '.mjs'] },
    module: { rules: [swc('node'), { test: /\.m?js$/, resolve: { fullySpecified: false } }] },
    plugins: [
      new webpack.DefinePlugin({ SELFEVAL_VERSION: JSON.stringify(version) }),
      ...(name === 'cli'
        ? [
            new webpack.BannerPlugin({ banner: '#!/usr/bin/env node', raw: true, include: /^selfeval\.cjs$/ }),
            { apply: (compiler) => compiler.hooks.afterEmit.tap('executable', () => makeExecutable(name)) },
          ]
        : []),
      ...(name === 'core' ? [{ apply: (compiler) => compiler.hooks.afterEmit.tap('library', completeLibrary) }] : []),
    ],
    performance: false,
    stats: 'errors-warnings',
    cache: { type: 'filesystem', name: `${name}-${options.development ? 'dev' : 'prod'}` },
  };
}

function makeExecutable(name) {
  const file = path.join(__dirname, 'dist', name, 'selfeval.cjs');
  if (fs.existsSync(file)) fs.chmodSync(file, 0o755);
}

/** Beside the core for `require`: one for `import`, whose names Node cannot see in the bundle, and its types. */
function completeLibrary() {
  const folder = path.join(__dirname, 'dist', 'core');
  const bundle = path.join(folder, 'index.cjs');
  delete require.cache[bundle];
  const names = Object.keys(require(bundle)).sort();
  const lines = ["import core from './index.cjs';", '', `export const { ${names.join(', ')} } = core;`, ''];
  fs.writeFileSync(path.join(folder, 'index.mjs'), lines.join('\n'));
  const ts = require('typescript');
  const { config } = ts.readConfigFile(path.join(__dirname, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, __dirname);
  const program = ts.createProgram([path.join(__dirname, 'src/review/core.ts')], {
    ...options,
    types: [],
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    rootDir: path.join(__dirname, 'src'),
    outDir: path.join(folder, 'types'),
  });
  const { diagnostics } = program.emit();
  if (diagnostics.length > 0)
    throw new Error(`types of the core: ${ts.flattenDiagnosticMessageText(diagnostics[0].messageText, '\n')}`);
}

const cliConfig = (options) =>
  nodeConfig(
    'cli',
    { selfeval: './src/cli/index.ts', worker: './src/cli/worker.ts' },
    { filename: '[name].cjs', chunkFilename: '[name].[contenthash:8].cjs' },
    options,
  );

const coreConfig = (options) =>
  nodeConfig(
    'core',
    { index: './src/review/core.ts' },
    { filename: '[name].cjs', library: { type: 'commonjs2' } },
    options,
  );

/** The embedded Excel the browser tests put in front of the unmodified office.js. Never shipped. */
const testConfig = () => ({
  name: 'test',
  target: 'web',
  mode: 'development',
  devtool: false,
  context: __dirname,
  entry: { 'excel-host': './tests/excel-host/browser.ts' },
  output: { path: path.join(__dirname, 'dist', 'test'), filename: '[name].js', clean: true },
  resolve: { extensions: ['.tsx', '.ts', '.js', '.mjs'] },
  module: { rules: [swc('web'), { test: /\.m?js$/, resolve: { fullySpecified: false } }] },
  performance: false,
  stats: 'errors-warnings',
  cache: { type: 'filesystem', name: 'test' },
});

/** The product as the benchmark drives it. Never shipped. */
const benchConfig = (options) => ({
  ...nodeConfig(
    'bench',
    { product: './tests/bench/product.ts' },
    { filename: '[name].cjs', library: { type: 'commonjs2' } },
    options,
  ),
  // The fixtures are read from where they stand, seen from the project's root.
  node: { __dirname: true },
});

function readOptions(argv) {
  const { values, positionals } = parseArgs({
    args: argv,
    allowPositionals: true,
    options: {
      'office-js': { type: 'string', default: process.env.SELFEVAL_OFFICE_JS ?? 'cdn' },
      'base-url': { type: 'string', default: process.env.SELFEVAL_BASE_URL ?? DEVELOPMENT_URL },
      'addin-id': { type: 'string', default: process.env.SELFEVAL_ADDIN_ID },
      development: { type: 'boolean', default: false },
      test: { type: 'boolean', default: false },
      bench: { type: 'boolean', default: false },
      only: { type: 'string' },
      port: { type: 'string', default: '3000' },
    },
  });
  if (!['cdn', 'local'].includes(values['office-js'])) throw new Error('--office-js is cdn or local');
  const baseUrl = values['base-url'].endsWith('/') ? values['base-url'] : `${values['base-url']}/`;
  if (!baseUrl.startsWith('https://')) throw new Error('--base-url starts with https:// (Office loads nothing else)');
  return {
    command: positionals[0] ?? 'build',
    officeJs: values['office-js'],
    baseUrl,
    id: values['addin-id'],
    development: values.development,
    test: values.test,
    bench: values.bench,
    only: values.only?.split(','),
    port: Number(values.port),
    serving: false,
  };
}

function configs(options) {
  const all = [
    addinConfig(options),
    cliConfig(options),
    coreConfig(options),
    ...(options.test ? [testConfig()] : []),
    ...(options.bench ? [benchConfig(options)] : []),
  ];
  return options.only === undefined ? all : all.filter(({ name }) => options.only.includes(name));
}

/** Bytes of each page's first load, and whether any is over its budget. */
function reportSizes(stats) {
  const addin = stats.stats.find(({ compilation }) => compilation.name === 'addin');
  if (addin === undefined) return true;
  const { entrypoints = {} } = addin.toJson({ all: false, entrypoints: true });
  let within = true;
  console.log('\n首屏体积 / first load        min        gzip       budget (min / gzip)');
  for (const [name, { assets = [] }] of Object.entries(entrypoints)) {
    const files = assets.map(({ name: file }) => fs.readFileSync(path.join(__dirname, 'dist', 'addin', file)));
    const raw = files.reduce((sum, file) => sum + file.length, 0);
    const gzip = files.reduce((sum, file) => sum + zlib.gzipSync(file).length, 0);
    const budget = BUDGETS[name];
    const over = budget !== undefined && (raw > budget.raw || gzip > budget.gzip);
    if (over) within = false;
    const limit = budget === undefined ? '' : `${budget.raw} / ${budget.gzip}${over ? '  OVER BUDGET' : ''}`;
    console.log(`  ${name.padEnd(24)} ${String(raw).padStart(9)}  ${String(gzip).padStart(9)}    ${limit}`);
  }
  return within;
}

async function build(options) {
  // One after the other: the grid alone wants more than a gigabyte.
  const compiler = webpack(Object.assign(configs(options), { parallelism: 1 }));
  const stats = await new Promise((resolve, reject) =>
    compiler.run((error, result) => (error ? reject(error) : resolve(result))),
  );
  const text = stats.toString('errors-warnings');
  if (text.trim() !== '') console.log(text);
  const within = stats.hasErrors() || options.development ? true : reportSizes(stats);
  await new Promise((resolve) => compiler.close(resolve));
  return !stats.hasErrors() && within;
}

async function serve(options) {
  const WebpackDevServer = require('webpack-dev-server');
  const config = addinConfig({ ...options, development: true, serving: true });
  const compiler = webpack(config);
  const server = new WebpackDevServer(
    {
      host: 'localhost',
      port: options.port,
      hot: false,
      liveReload: false,
      client: false,
      server: process.env.SELFEVAL_HTTPS === '1' ? 'https' : 'http',
      setupExitSignals: true,
      headers: { 'Cache-Control': 'no-store' },
    },
    compiler,
  );
  console.log('正在构建，首次约需一分钟 … / building, about a minute the first time …');
  compiler.hooks.done.tap('address', (stats) => {
    if (stats.hasErrors()) return;
    const origin = `${process.env.SELFEVAL_HTTPS === '1' ? 'https' : 'http'}://localhost:${options.port}`;
    console.log(`
绩效自评快检 ${version}

  工作台（已打开示例，不需要 Excel） / workbench with the sample open, no Excel needed:
      ${origin}/workbench.html

  在 Excel 中使用 / in Excel:
    1. 以 https 启动 / serve over https:   SELFEVAL_HTTPS=1 npm start
       浏览器打开一次 ${origin.replace('http:', 'https:')}/taskpane.html 并信任证书 / open it once and trust the certificate
    2. Windows:  npx office-addin-debugging start manifest.xml desktop
       Mac / 网页版 / web:  见 README「安装到 Excel」 / see README
`);
  });
  await server.start();
}

module.exports = (env, argv) => configs({ ...readOptions([]), development: argv?.mode === 'development' });
module.exports.manifestFor = manifestFor;
module.exports.DEVELOPMENT_URL = DEVELOPMENT_URL;

if (require.main === module) {
  const options = readOptions(process.argv.slice(2));
  const run = options.command === 'serve' ? serve(options).then(() => true) : build(options);
  run.then(
    (ok) => {
      if (!ok) process.exitCode = 1;
    },
    (error) => {
      console.error(error instanceof Error ? error.message : error);
      process.exitCode = 1;
    },
  );
}
