/** A file that changes while it is read: the old content whole, or a sentence; never some of both. */
import type * as FileSystem from 'node:fs';
import { appendFileSync, readSync, renameSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { readBytes } from '../../src/cli/bytes';
import { UnreadableFile } from '../../src/hosts/xlsx';
import { Scene } from './scene';

jest.mock('node:fs', () => {
  const actual = jest.requireActual<typeof FileSystem>('node:fs');
  return { ...actual, readSync: jest.fn(actual.readSync) };
});

const scene = new Scene();
afterAll(() => scene.remove());

const OLD = 'old '.repeat(1_000);
const NEW = 'new '.repeat(1_000);
const SHOWN = '送审/自评表.xlsx';

/** Long enough after the file was made that the clock of the disk has gone on. */
const LATER = new Date(Date.now() + 5_000);

/** Reads the file while `meddle` is done to it: after its first piece was taken, before the next. */
function readWhile(meddle: (file: string) => void): string {
  const file = scene.at('自评表.xlsx');
  writeFileSync(file, OLD);
  const read = jest.requireActual<typeof FileSystem>('node:fs').readSync;
  const readPiece = (descriptor: number, buffer: NodeJS.ArrayBufferView): number => {
    const taken = read(descriptor, buffer, 0, OLD.length / 2, null);
    meddle(file);
    return taken;
  };
  jest.mocked(readSync).mockImplementationOnce(readPiece as typeof readSync);
  return Buffer.from(readBytes(file, SHOWN)).toString();
}

test.each<[string, (file: string) => void]>([
  ['nothing', () => undefined],
  [
    'another file takes its name',
    (file) => {
      writeFileSync(`${file}.neu`, NEW);
      renameSync(`${file}.neu`, file);
    },
  ],
  ['it is deleted', (file) => rmSync(file)],
])('%s: the content it had', (_what, meddle) => {
  expect(readWhile(meddle)).toBe(OLD);
});

test.each<[string, (file: string) => void]>([
  [
    'it is written anew in its place',
    (file) => {
      writeFileSync(file, NEW);
      utimesSync(file, LATER, LATER);
    },
  ],
  ['it is cut short', (file) => truncateSync(file, 1_000)],
  ['it is emptied', (file) => truncateSync(file, 0)],
  ['more is written behind it', (file) => appendFileSync(file, NEW)],
])('%s: a sentence with its name', (_what, meddle) => {
  let error: unknown = null;
  try {
    readWhile(meddle);
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toBeInstanceOf(UnreadableFile);
  expect(error).toMatchObject({ reason: 'changing', sentence: { 'zh-CN': expect.stringContaining(SHOWN) as string } });
});
