/** The walls between the rooms hold: the lint rules refuse what DESIGN.md forbids. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';

const root = path.join(__dirname, '..');

const forbidden: [room: string, what: string, code: string][] = [
  ['form', 'scoring', "import { Decimal } from '../scoring/decimal';\nexport const x = Decimal;"],
  ['form', 'a deep host', "export { FileHost } from '../../hosts/xlsx';"],
  ['scoring', 'checks', "export { catalogue } from '../checks';"],
  ['checks', 'review', "export { reviewSheet } from '../review';"],
  ['review', 'hosts', "export { HostError } from '../hosts/host';"],
  ['review', 'the pane', "export { App } from '../taskpane/pane';"],
  ['review', 'React', "export { useState } from 'react';"],
  ['checks', 'Node modules', "export { readFileSync } from 'node:fs';"],
  ['scoring', 'old-style Node modules', "export { readFileSync } from 'fs';"],
  ['form', 'the DOM', 'export const title = document.title;'],
  ['checks', 'the network', "export const x = fetch('x');"],
  ['review', 'Office', 'export const x = Excel;'],
  ['scoring', 'the process', 'export const x = process.env;'],
  ['form', 'zip code', "export { unzipSync } from 'fflate';"],
  ['form', 'any', 'export const x = (y: any): number => y.z;'],
  ['form', 'non-null assertions', 'export const x = (y: string | null): string => y!;'],
  ['taskpane', 'Office', 'export const x = Office.context;'],
  ['taskpane', 'hosts', "export { ExcelHost } from '../hosts/excel';"],
  ['workbench', 'Office', 'export const x = Office.context;'],
  ['hosts/excel', 'merged areas', 'export const x = (r: Excel.Range): unknown => r.getMergedAreasOrNullObject();'],
];
const allowed: [room: string, what: string, code: string][] = [
  ['scoring', 'form', "export type { Form } from '../form/model';"],
  [
    'checks',
    'form and scoring',
    "export type { Form } from '../form/model';\nexport { Decimal } from '../scoring/decimal';",
  ],
  ['review', 'its own files', "export { markFormula } from './plan';"],
  ['hosts/xlsx', 'zip code', "export { unzipSync } from 'fflate';"],
  ['taskpane', 'the port', "export { HostError } from '../hosts/host';"],
];

const probes = [...forbidden, ...allowed];
const answers = JSON.parse(
  execFileSync(process.execPath, [path.join(__dirname, 'lint-probe.mjs')], {
    cwd: root,
    encoding: 'utf8',
    input: JSON.stringify(probes.map(([room, , code]) => ({ file: `src/${room}/probe.ts`, code: `${code}\n` }))),
  }),
) as string[][];
const answerTo = (room: string, code: string): string[] | undefined =>
  answers[probes.findIndex((probe) => probe[0] === room && probe[2] === code)];

test.each(forbidden)('%s may not use %s', (room, _what, code) => {
  expect(answerTo(room, code)).not.toEqual([]);
});

test.each(allowed)('%s may use %s', (room, _what, code) => {
  expect(answerTo(room, code)).toEqual([]);
});
