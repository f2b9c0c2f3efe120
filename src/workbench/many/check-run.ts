/** The check of many files, apart from React: started, stopped, gone on with; results as they come. */
import { CopyIndex, type FormDigest } from '../../review';
import { bytesOf, type DroppedFile } from '../page/dropped';
import { unreadReports, type GivenFile, type Reports } from './job';
import { inLanes } from './lanes';
import { Pool, workersWanted } from './pool';

/** `comparing`: every file was checked; those that share a text are looked at once more beside each other. */
export type CheckPhase = 'checking' | 'comparing' | 'stopped' | 'done';

export interface CheckState {
  readonly phase: CheckPhase;
  /** By place in the list of files; null: not checked yet. */
  readonly reports: readonly (Reports | null)[];
  readonly done: number;
  /** What all that is done would have taken at the pace since it was started or gone on with. */
  readonly elapsedMs: number;
}

/** How often the page hears of results; each time the table is drawn anew. */
const TELL_EVERY_MS = 200;

export class CheckRun {
  private readonly reports: (Reports | null)[];
  private readonly digests: (readonly FormDigest[])[];
  private readonly listeners = new Set<() => void>();
  private pool: Pool | null = null;
  private phase: CheckPhase = 'checking';
  private startedAt = 0;
  private doneBefore = 0;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private current: CheckState;

  constructor(
    readonly files: readonly DroppedFile[],
    private readonly newPool: () => Pool = () => new Pool(workersWanted(navigator.hardwareConcurrency)),
    private readonly now: () => number = () => performance.now(),
  ) {
    this.reports = files.map(() => null);
    this.digests = files.map(() => []);
    this.current = this.snapshot();
  }

  readonly state = (): CheckState => this.current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Starts, or goes on with the files that are left. Resolves when it is done or stopped. */
  async start(): Promise<void> {
    if (this.pool !== null) return;
    const pool = this.newPool();
    const wanted = (): boolean => this.pool === pool;
    this.pool = pool;
    this.startedAt = this.now();
    this.doneBefore = this.done();
    this.enter('checking');
    const left = [...this.files.keys()].filter((place) => this.reports[place] === null);
    await inLanes(left, pool.size, (place) => this.check(pool, place, []), wanted);
    if (!wanted()) return;
    this.enter('comparing');
    await inLanes(this.alike(), pool.size, ([place, earlier]) => this.check(pool, place, earlier), wanted);
    if (wanted()) this.end('done');
  }

  /** What was done stays. */
  stop(): void {
    if (this.pool !== null) this.end('stopped');
  }

  private async check(pool: Pool, place: number, earlier: readonly number[]): Promise<void> {
    const file = await this.given(place);
    const compareWith: GivenFile[] = [];
    for (const other of earlier) compareWith.push(await this.given(other));
    const answer = await pool.run({ kind: 'check', file, compareWith });
    switch (answer?.kind) {
      case 'checked':
        this.digests[place] = answer.digests;
        this.reports[place] = answer.reports;
        break;
      case 'failed':
        this.reports[place] = unreadReports(file.path, answer.sentence);
        break;
      case 'scored':
      case 'formless':
      case undefined:
        return;
    }
    this.tellSoon();
  }

  /** Files that seem to share a text with earlier ones, as the command line finds them. */
  private alike(): [place: number, earlier: readonly number[]][] {
    const copies = new CopyIndex();
    return this.digests
      .map((digests, place): [number, readonly number[]] => [place, copies.meet(place, digests)])
      .filter(([, earlier]) => earlier.length > 0);
  }

  private async given(place: number): Promise<GivenFile> {
    const dropped = this.files[place];
    return { path: dropped?.path ?? '', bytes: dropped === undefined ? new Uint8Array() : await bytesOf(dropped) };
  }

  private done(): number {
    return this.reports.reduce((sum, reports) => (reports === null ? sum : sum + 1), 0);
  }

  private enter(phase: CheckPhase): void {
    this.phase = phase;
    this.tell();
  }

  private end(phase: 'stopped' | 'done'): void {
    this.pool?.close();
    this.pool = null;
    this.enter(phase);
  }

  private tellSoon(): void {
    this.timer ??= setTimeout(() => this.tell(), TELL_EVERY_MS);
  }

  private tell(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.current = this.snapshot();
    for (const listener of this.listeners) listener();
  }

  private snapshot(): CheckState {
    const done = this.done();
    const lately = done - this.doneBefore;
    return {
      phase: this.phase,
      reports: [...this.reports],
      done,
      elapsedMs: lately === 0 ? 0 : ((this.now() - this.startedAt) * done) / lately,
    };
  }
}
