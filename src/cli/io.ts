/** Everything a command touches outside itself, so that tests can run it in-process. */

/** A stream a command writes to. */
export interface Out {
  /** @returns when the text was taken; a slow reader slows the command down instead of filling the memory. */
  write(chunk: string | Uint8Array): Promise<void>;
  readonly isTerminal: boolean;
  /** Characters a line of the terminal holds. */
  readonly columns: number;
}

export interface Io {
  readonly stdout: Out;
  readonly stderr: Out;
  /** Relative paths start here. */
  readonly cwd: string;
  /** Version of the product. */
  readonly version: string;
  /** The built worker; null runs every file in this thread. */
  readonly worker: WorkerStart | null;
  /** Cores to use when `--jobs` does not say. */
  readonly cores: number;
  /** Aborted when the person, or the machine, wants the command to end. */
  readonly interrupted: AbortSignal;
  /** Milliseconds; for progress only. */
  now(): number;
}

export interface WorkerStart {
  readonly file: string;
  readonly execArgv?: readonly string[];
  /** A file that takes longer is given up with a plain sentence. */
  readonly timeLimitMs: number;
  /** Called when a worker has been set up and is about to run. */
  readonly onStart?: () => void;
}

/** 0 no red finding · 1 red findings · 2 something could not be read or run. */
export type ExitCode = 0 | 1 | 2;
