/** The scored copies of many files as one zip. */
import { Zip, ZipPassThrough } from 'fflate';
import type { Text } from '../../checks/check';
import type { Language } from '../../locales';
import { scoredName } from '../page/download';
import { bytesOf, type DroppedFile } from '../page/dropped';
import { inLanes } from './lanes';
import { Pool, workersWanted } from './pool';

export interface CopiesOrder {
  /** Files with a form. */
  readonly files: readonly DroppedFile[];
  /** Put behind each name, before its ending. */
  readonly suffix: string;
  /** Name of the list of files without a copy; added when there are any. */
  readonly listName: string;
  readonly language: Language;
}

export interface Copies {
  readonly zip: Blob;
  readonly count: number;
  readonly failed: number;
}

/** Scores the files and packs the copies; can be stopped. */
export class CopiesRun {
  private pool: Pool | null = null;

  constructor(
    private readonly order: CopiesOrder,
    private readonly newPool: () => Pool = () => new Pool(workersWanted(navigator.hardwareConcurrency)),
  ) {}

  /** @returns null when it was stopped */
  async start(onDone: () => void): Promise<Copies | null> {
    const { files, suffix, language } = this.order;
    const pool = this.newPool();
    this.pool = pool;
    const zip = new CopiesZip();
    const made = new Map<number, Uint8Array | Text | null>();
    const refused: string[] = [];
    let count = 0;
    let turn = 0;
    /** Copies go into the zip in the order of the files, as soon as their turn has come. */
    const take = (): void => {
      for (; made.has(turn); turn += 1) {
        const path = files[turn]?.path ?? '';
        const copy = made.get(turn) ?? null;
        made.delete(turn);
        if (copy instanceof Uint8Array) {
          zip.add(scoredName(path, suffix), copy);
          count += 1;
        } else if (copy !== null) refused.push(`${path}\t${copy[language]}`);
      }
    };
    const work = async ([place, file]: readonly [number, DroppedFile]): Promise<void> => {
      const answer = await pool.run({ kind: 'score', file: { path: file.path, bytes: await bytesOf(file) } });
      if (answer === null) return;
      made.set(place, answer.kind === 'scored' ? answer.bytes : answer.kind === 'failed' ? answer.sentence : null);
      take();
      onDone();
    };
    await inLanes(files.entries(), pool.size, work, () => this.pool === pool);
    if (this.pool !== pool) return null;
    this.stop();
    // The mark in front tells old editors that it is UTF-8.
    if (refused.length > 0) zip.add(this.order.listName, new TextEncoder().encode(`\uFEFF${refused.join('\r\n')}\r\n`));
    return { zip: zip.end(), count, failed: refused.length };
  }

  stop(): void {
    this.pool?.close();
    this.pool = null;
  }
}

/** Bytes held as such before they are handed to the browser, which may keep them on disk. */
const HOLD = 16 * 2 ** 20;

/** Written piece by piece, so that the page never holds all copies. Workbooks are packed already. */
class CopiesZip {
  private readonly zip: Zip;
  private readonly names = new Set<string>();
  private readonly blobs: Blob[] = [];
  private held: Uint8Array<ArrayBuffer>[] = [];
  private size = 0;

  constructor() {
    this.zip = new Zip((error, chunk) => {
      if (error !== null) throw error;
      this.held.push(new Uint8Array(chunk));
      this.size += chunk.length;
      if (this.size > HOLD) this.handOver();
    });
  }

  add(path: string, bytes: Uint8Array): void {
    const entry = new ZipPassThrough(this.free(path));
    this.zip.add(entry);
    entry.push(bytes, true);
  }

  end(): Blob {
    this.zip.end();
    this.handOver();
    return new Blob(this.blobs, { type: 'application/zip' });
  }

  private handOver(): void {
    this.blobs.push(new Blob(this.held));
    this.held = [];
    this.size = 0;
  }

  /** Two files may come by one name, and on many disks letter case does not tell them apart. */
  private free(path: string): string {
    let name = path;
    for (let turn = 2; this.names.has(name.toLowerCase()); turn += 1)
      name = path.replace(/(\.[^./]*)?$/, ` (${turn})$1`);
    this.names.add(name.toLowerCase());
    return name;
  }
}
