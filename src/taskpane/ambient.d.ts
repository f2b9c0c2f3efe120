declare module '*.css';
/** Set by the build. */
declare const SELFEVAL_VERSION: string;
