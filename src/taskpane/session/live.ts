/** Following a person: their edits, taken together once they pause, and the sheets they go to. */
import type { SheetChange, Unsubscribe, WorkbookHost } from '../../hosts/host';

/** How long a person pauses before the sheet is read again. */
export const PAUSE_MS = 600;

export interface Follower {
  /** Hears edits and where the person goes. What is heard already stays. @throws whatever the host throws */
  start(): Promise<void>;
  /** Hears no more edits, and drops a re-check that is still waiting; only where the person goes is heard. */
  wait(): Promise<void>;
  /** Hears nothing any more. */
  stop(): Promise<void>;
}

export interface Heard {
  /** The person pauses; this was the last edit. */
  readonly settled: (change: SheetChange) => void;
  /** The person went to this sheet. */
  readonly went: (sheet: string) => void;
}

/** Hears nothing until it is started. */
export function createFollower(
  host: Pick<WorkbookHost, 'onChanged' | 'onActivated'>,
  heard: Heard,
  pauseMs: number,
): Follower {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const drop = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const edits = new Subscription(() =>
    host.onChanged((change) => {
      drop();
      timer = setTimeout(() => {
        timer = null;
        heard.settled(change);
      }, pauseMs);
    }),
  );
  const places = new Subscription(() => host.onActivated(heard.went));
  return {
    async start() {
      await Promise.all([edits.start(), places.start()]);
    },
    async wait() {
      drop();
      await edits.stop();
    },
    async stop() {
      drop();
      await Promise.all([edits.stop(), places.stop()]);
    },
  };
}

/** Asked for at most once at a time; stopping waits for an asking that is still under way. */
class Subscription {
  private asked: Promise<Unsubscribe> | null = null;

  constructor(private readonly ask: () => Promise<Unsubscribe>) {}

  async start(): Promise<void> {
    const asked = (this.asked ??= this.ask());
    try {
      await asked;
    } catch (error) {
      if (this.asked === asked) this.asked = null;
      throw error;
    }
  }

  async stop(): Promise<void> {
    const { asked } = this;
    this.asked = null;
    // A host that is gone cannot be told to stop; nothing is lost by it.
    await asked?.then((unsubscribe) => unsubscribe()).catch(() => undefined);
  }
}
