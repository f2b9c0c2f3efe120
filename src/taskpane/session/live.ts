/** Following a person's edits: one re-check once they pause. */
import type { SheetChange, Unsubscribe, WorkbookHost } from '../../hosts/host';

/** How long a person pauses before the sheet is read again. */
export const PAUSE_MS = 600;

export interface Follower {
  /** Stops listening and drops a re-check that is still waiting. */
  stop(): Promise<void>;
}

/**
 * Calls `settled` with the last change once no more changes came for `pauseMs`.
 * @throws whatever the host throws when it cannot listen.
 */
export async function follow(
  host: Pick<WorkbookHost, 'onChanged'>,
  settled: (change: SheetChange) => void,
  pauseMs: number = PAUSE_MS,
): Promise<Follower> {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let stopped = false;
  const drop = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const unsubscribe: Unsubscribe = await host.onChanged((change) => {
    if (stopped) return;
    drop();
    timer = setTimeout(() => {
      timer = null;
      settled(change);
    }, pauseMs);
  });
  return {
    async stop() {
      stopped = true;
      drop();
      await unsubscribe();
    },
  };
}
