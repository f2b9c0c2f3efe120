/** The built program as a person runs it: a process of its own. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

export const PROGRAM = path.join(__dirname, '../../dist/cli/selfeval.cjs');

export interface BuiltRun {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs to the end. A stack trace is never an answer. */
export function runBuilt(cwd: string, argv: readonly string[]): BuiltRun {
  return shell(cwd, [process.execPath, PROGRAM, ...argv]);
}

/** Any command; for pipes and limits, `sh -c SCRIPT` with the program in `$0` and `$1`. */
export function shell(cwd: string, [command = '', ...argv]: readonly string[]): BuiltRun {
  if (!existsSync(PROGRAM)) throw new Error(`${PROGRAM} is missing: run npm run build first`);
  const ran = spawnSync(command, argv, { cwd, encoding: 'utf8', maxBuffer: 2 ** 28, timeout: 120_000 });
  expect(ran.stderr).not.toMatch(/\n\s+at .*:\d+/);
  return { code: ran.status, out: ran.stdout, err: ran.stderr };
}

export function startBuilt(cwd: string, argv: readonly string[]): ChildProcess {
  return spawn(process.execPath, [PROGRAM, ...argv], { cwd, stdio: 'ignore' });
}

/** A script of the shell; `$NODE` and `$SELFEVAL` start the program. */
export function script(cwd: string, text: string): BuiltRun {
  return shell(cwd, ['env', `NODE=${process.execPath}`, `SELFEVAL=${PROGRAM}`, 'bash', '-c', text]);
}
