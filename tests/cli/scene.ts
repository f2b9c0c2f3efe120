/** A folder of real workbooks and a command run in-process against it. */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ExitCode, Io, Out, WorkerStart } from '../../src/cli/io';
import { run } from '../../src/cli/run';
import { loadFixtureForms, type FixtureForm } from '../fixtures/forms';
import { officialBlueprint } from '../fixtures/layouts';
import { workbookOf } from '../fixtures/workbook';

export interface Ran {
  readonly code: ExitCode;
  readonly out: string;
  readonly bytes: Buffer;
  readonly err: string;
}

export interface RunSettings {
  readonly worker?: WorkerStart | null;
  readonly terminal?: boolean;
  readonly columns?: number;
  readonly cores?: number;
  readonly interrupted?: AbortSignal;
}

/** A folder of its own, gone after the test file. */
export class Scene {
  readonly folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'selfeval 测试 ')));

  at(...parts: string[]): string {
    return path.join(this.folder, ...parts);
  }

  write(name: string, content: Uint8Array | string): string {
    mkdirSync(path.dirname(this.at(name)), { recursive: true });
    writeFileSync(this.at(name), content);
    return name;
  }

  read(name: string): Buffer {
    return readFileSync(this.at(name));
  }

  has(name: string): boolean {
    return existsSync(this.at(name));
  }

  /** Every file below the folder; files may come and go meanwhile. */
  names(below = '.'): string[] {
    return readdirSync(this.at(below), { withFileTypes: true }).flatMap((entry) => {
      const inside = path.join(below, entry.name);
      const isFolder = entry.isDirectory() || (entry.isSymbolicLink() && statSync(this.at(inside)).isDirectory());
      return isFolder ? this.names(inside) : [inside];
    });
  }

  /** Every file below the folder with the hash of its content. */
  hashes(below = '.'): Record<string, string> {
    return Object.fromEntries(
      this.names(below).map((name) => [name, createHash('sha256').update(this.read(name)).digest('hex')]),
    );
  }

  async run(argv: readonly string[], settings: RunSettings = {}): Promise<Ran> {
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    const into = (chunks: Buffer[]): Out => ({
      write: (chunk) => {
        chunks.push(Buffer.from(chunk));
        return Promise.resolve();
      },
      isTerminal: settings.terminal ?? false,
      columns: settings.columns ?? 100,
    });
    let clock = 0;
    const io: Io = {
      stdout: into(out),
      stderr: into(err),
      cwd: this.folder,
      version: '1.2.3',
      worker: settings.worker ?? null,
      cores: settings.cores ?? 2,
      interrupted: settings.interrupted ?? new AbortController().signal,
      now: () => (clock += 600),
    };
    const code = await run(argv, io);
    const bytes = Buffer.concat(out);
    return { code, bytes, out: bytes.toString('utf8'), err: Buffer.concat(err).toString('utf8') };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const fixtures = loadFixtureForms();

/** The public form of this id. */
export function fixture(id: string): FixtureForm {
  const found = fixtures.find((form) => form.id === id);
  if (found === undefined) throw new Error(`no fixture ${id}`);
  return found;
}

/** Workbooks of public forms, one sheet a form. */
export function bookOf(...ids: string[]): Uint8Array {
  return workbookOf(...ids.map((id) => officialBlueprint(fixture(id))));
}

/** Forms without red findings, with yellow or blue ones only, and with red ones. */
export const READY = '001-05';
export const REVIEW = '001-13';
export const RED = '001-03';
