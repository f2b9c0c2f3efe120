/**
 * The declarations of a batch, kept on the disk: the main thread puts them there, and whoever reviews a form takes out
 * the few that may be its own. In the memory stay a few numbers each, shared by all threads.
 */
import { createHash } from 'node:crypto';
import { readSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { z } from 'zod';
import { declarationKey, type DeclarationKey } from '../checks';
import type { Form } from '../form/model';
import { openTemporary, type TemporaryFile } from './temporary-file';

/** A shelf as threads hand it on to each other. */
export interface ShelfAddress {
  /** The file's descriptor, the same in all threads of a process. */
  readonly file: number;
  /** Numbers of each declaration, see `FIELDS`; by project, then in the order they came. */
  readonly index: Float64Array;
}

/** Digests of project, unit and year, 0 for unknown, then where it stands in the file. */
const FIELDS = 5;

type Entry = readonly [project: number, unit: number, year: number, offset: number, length: number];

export class DeclarationShelf {
  readonly #entries: Entry[] = [];
  #end = 0;
  #file: TemporaryFile | null = null;

  get size(): number {
    return this.#entries.length;
  }

  /** @throws CommandError when the folder for temporary files is full or not writable. */
  async add(form: Form): Promise<void> {
    const bytes = serialize(form);
    this.#file ??= await openTemporary();
    await this.#file.append(bytes);
    this.#entries.push([...digests(declarationKey(form)), this.#end, bytes.length]);
    this.#end += bytes.length;
  }

  /** Null while nothing is on it. */
  address(): ShelfAddress | null {
    if (this.#file === null) return null;
    const index = new Float64Array(
      new SharedArrayBuffer(this.#entries.length * FIELDS * Float64Array.BYTES_PER_ELEMENT),
    );
    const sorted = [...this.#entries].sort(([left], [right]) => left - right);
    sorted.forEach((entry, place) => index.set(entry, place * FIELDS));
    return { file: this.#file.handle.fd, index };
  }

  async close(): Promise<void> {
    await this.#file?.close();
    this.#file = null;
  }
}

/** The declarations on a shelf that may belong to a form: all that `bestDeclaration` would choose from, and hardly more. */
export function declarationsFrom({ file, index }: ShelfAddress): (form: Form) => Form[] {
  return (form) => {
    const [project, unit, year] = digests(declarationKey(form));
    const found: Form[] = [];
    for (let at = firstOf(index, project) * FIELDS; index[at] === project; at += FIELDS) {
      const [, itsUnit = 0, itsYear = 0, offset = 0, length = 0] = index.subarray(at, at + FIELDS);
      if (agree(unit, itsUnit) && agree(year, itsYear)) found.push(readForm(file, offset, length));
    }
    return found;
  };
}

/** The place of the first declaration whose project is not before this one. */
function firstOf(index: Float64Array, project: number): number {
  let low = 0;
  let high = index.length / FIELDS;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((index[middle * FIELDS] ?? 0) < project) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What is unknown differs from nothing. */
function agree(left: number, right: number): boolean {
  return left === 0 || right === 0 || left === right;
}

/** Our own `serialize` wrote it. */
const formShape = z.custom<Form>((value) => typeof value === 'object' && value !== null && 'kind' in value);

function readForm(file: number, offset: number, length: number): Form {
  const bytes = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const count = readSync(file, bytes, filled, length - filled, offset + filled);
    if (count === 0) break;
    filled += count;
  }
  return formShape.parse(deserialize(bytes));
}

function digests({ project, unit, year }: DeclarationKey): [number, number, number] {
  return [digest(project), digest(unit), digest(year)];
}

const DIGEST_BYTES = 6;

/** 48 bits: two different names of a hundred thousand meet once in fifty thousand batches, and cost only time. */
function digest(text: string): number {
  return text === '' ? 0 : createHash('sha256').update(text).digest().readUIntBE(0, DIGEST_BYTES);
}
