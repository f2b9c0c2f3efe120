import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import reactHooks from 'eslint-plugin-react-hooks';
import officeAddins from 'eslint-plugin-office-addins';

/** What a room of DESIGN.md may not import. Pure rooms know no Office, React, Node, DOM or host. */
const PURE = ['form', 'scoring', 'checks', 'review'];
const ORDER = {
  form: [],
  scoring: ['form'],
  checks: ['form', 'scoring'],
  review: ['form', 'scoring', 'checks'],
};
const ALL_ROOMS = [
  'form',
  'scoring',
  'checks',
  'review',
  'hosts',
  'taskpane',
  'commands',
  'workbench',
  'cli',
  'locales',
];
const BROWSER_GLOBALS = [
  'window',
  'document',
  'navigator',
  'location',
  'localStorage',
  'sessionStorage',
  'fetch',
  'XMLHttpRequest',
  'Worker',
  'HTMLElement',
  'Element',
  'Event',
  'CustomEvent',
  'DOMParser',
  'Blob',
  'File',
  'FileReader',
  'alert',
  'confirm',
  'prompt',
];
const NODE_GLOBALS = ['process', 'Buffer', 'require', 'module', 'global', '__dirname', '__filename', 'setImmediate'];
const OFFICE_GLOBALS = ['Office', 'Excel', 'OfficeExtension', 'OfficeRuntime'];
const NODE_MODULES = [
  'node:*',
  'fs',
  'path',
  'os',
  'worker_threads',
  'child_process',
  'stream',
  'zlib',
  'crypto',
  'url',
];
const banGlobals = (names, message) => ['error', ...names.map((name) => ({ name, message }))];

const pureRooms = PURE.map((room) => ({
  files: [`src/${room}/**/*.ts`, `src/${room}/**/*.tsx`],
  rules: {
    'no-restricted-globals': banGlobals(
      [...BROWSER_GLOBALS, ...NODE_GLOBALS, ...OFFICE_GLOBALS, 'console', 'setTimeout', 'setInterval'],
      'This room is pure: no Office, DOM, Node or clock.',
    ),
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            regex: `^(\\.\\./)+(${ALL_ROOMS.filter((other) => other !== room && !ORDER[room].includes(other)).join('|')})(/|$)`,
            message: `src/${room} may import only: ${ORDER[room].join(', ') || 'nothing of ours'}.`,
          },
          {
            group: [
              ...NODE_MODULES,
              'react',
              'react-dom',
              'react/*',
              '@fluentui/*',
              '@microsoft/*',
              '@univerjs/*',
              'fflate',
              'numfmt',
            ],
            message: 'This room is pure.',
          },
        ],
      },
    ],
  },
}));

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'coverage/'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.recommended],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      'no-control-regex': 'off', // control characters are what hostile files are made of
      'no-irregular-whitespace': ['error', { skipStrings: true, skipRegExps: true, skipTemplates: true }],
    },
  },
  ...pureRooms,
  {
    files: ['src/hosts/xlsx/**/*.ts', 'src/workbench/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-globals': banGlobals(OFFICE_GLOBALS, 'Office belongs to src/hosts/excel and the entries.'),
    },
  },
  {
    files: ['src/taskpane/**/*.{ts,tsx}'],
    ignores: ['src/taskpane/index.tsx', 'src/taskpane/gallery.tsx', 'src/taskpane/gallery/**'],
    rules: {
      'no-restricted-globals': banGlobals(
        [...OFFICE_GLOBALS, 'alert', 'confirm', 'prompt'],
        'The pane knows only the port; office.js disables dialogs of the browser.',
      ),
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['**/hosts/excel/**', '**/hosts/excel', '**/hosts/xlsx/**', '**/hosts/xlsx'],
              message: 'The pane knows only hosts/host.ts.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['src/**/*.tsx'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['src/hosts/excel/**/*.ts', 'src/commands/**/*.ts', 'src/taskpane/index.tsx'],
    plugins: { 'office-addins': officeAddins },
    rules: {
      'office-addins/call-sync-before-read': 'error',
      'office-addins/load-object-before-read': 'off', // does not follow loads through our own functions
      'office-addins/no-context-sync-in-loop': 'error',
      'office-addins/no-empty-load': 'error',
      'office-addins/test-for-null-using-isNullObject': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'CallExpression[callee.property.name=/^(getMergedAreasOrNullObject|protect|unprotect)$/]',
          message: 'Disturbs Undo in Excel.',
        },
      ],
    },
  },
  {
    files: ['**/*.{js,cjs,mjs}'],
    languageOptions: {
      globals: {
        require: 'readonly',
        module: 'writable',
        process: 'readonly',
        console: 'readonly',
        __dirname: 'readonly',
        Buffer: 'readonly',
        performance: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        setImmediate: 'readonly',
        clearTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        TextDecoder: 'readonly',
        TextEncoder: 'readonly',
      },
    },
    rules: { 'no-irregular-whitespace': 'off' },
  },
);
