/**
 * No double: the real number formatter. Its package (4.0.1) names `dist/index.cjs` for `require` and ships
 * `dist/index.js`, so that Jest, which loads everything by `require`, does not find it; bundlers do.
 */
export * from '../../../../node_modules/numfmt/dist/index.js';
