/** A file that changes while it is read: the old content whole, or a sentence; never some of both. */
import type * as FileSystem from 'node:fs/promises';
import { appendFile, open, rename, rm, truncate, utimes, writeFile, type FileHandle } from 'node:fs/promises';
import { readBytes } from '../../src/cli/bytes';
import { UnreadableFile } from '../../src/hosts/xlsx';
import { Scene } from './scene';

jest.mock('node:fs/promises', () => {
  const actual = jest.requireActual<typeof FileSystem>('node:fs/promises');
  return { ...actual, open: jest.fn(actual.open) };
});

const scene = new Scene();
afterAll(() => scene.remove());

const OLD = 'old '.repeat(1_000);
const NEW = 'new '.repeat(1_000);
const SHOWN = '送审/自评表.xlsx';

/** Long enough after the file was made that the clock of the disk has gone on. */
const LATER = new Date(Date.now() + 5_000);

/** Reads the file while `meddle` is done to it: after its first piece was taken, before the next. */
async function readWhile(meddle: (file: string) => Promise<void>): Promise<string> {
  const file = scene.at('自评表.xlsx');
  await writeFile(file, OLD);
  jest.mocked(open).mockImplementationOnce(async (...given) => {
    const handle = await jest.requireActual<typeof FileSystem>('node:fs/promises').open(...given);
    const read = handle.read.bind(handle);
    let first = true;
    const pieces = async (buffer: Buffer, offset: number): ReturnType<typeof read> => {
      const taken = await read(buffer, offset, first ? OLD.length / 2 : null, null);
      if (first) await meddle(file);
      first = false;
      return taken;
    };
    return Object.assign(handle, { read: pieces }) as FileHandle;
  });
  return Buffer.from(await readBytes(file, SHOWN)).toString();
}

test.each<[string, (file: string) => Promise<void>]>([
  ['nothing', () => Promise.resolve()],
  [
    'another file takes its name',
    async (file) => {
      await writeFile(`${file}.neu`, NEW);
      await rename(`${file}.neu`, file);
    },
  ],
  ['it is deleted', (file) => rm(file)],
])('%s: the content it had', async (_what, meddle) => {
  expect(await readWhile(meddle)).toBe(OLD);
});

test.each<[string, (file: string) => Promise<void>]>([
  [
    'it is written anew in its place',
    async (file) => {
      await writeFile(file, NEW);
      await utimes(file, LATER, LATER);
    },
  ],
  ['it is cut short', (file) => truncate(file, 1_000)],
  ['it is emptied', (file) => truncate(file, 0)],
  ['more is written behind it', (file) => appendFile(file, NEW)],
])('%s: a sentence with its name', async (_what, meddle) => {
  const error: unknown = await readWhile(meddle).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UnreadableFile);
  expect(error).toMatchObject({ reason: 'changing', sentence: { 'zh-CN': expect.stringContaining(SHOWN) as string } });
});
