/** One event of the workbook: a single registration with Excel while anybody listens, and none when nobody does. */
import type { HostError, Unsubscribe } from '../host';
import type { Rider, Rides } from './rides';

interface Registration<Args> {
  readonly context: OfficeExtension.ClientRequestContext;
  readonly handlers: OfficeExtension.EventHandlers<Args>;
}

export class HeardEvent<Args, Heard> {
  private readonly listeners = new Set<(heard: Heard) => void>();
  private registration: Registration<Args> | null = null;

  constructor(
    private readonly rides: Rides,
    private readonly handlersOf: (context: Excel.RequestContext) => OfficeExtension.EventHandlers<Args>,
    /** What the listeners are told; null: nothing. */
    private readonly meaning: (args: Args) => Promise<Heard | null>,
    /** Called when nobody listens any more. */
    private readonly idle: () => Promise<void>,
  ) {}

  /** @throws HostError when Excel does not take the registration */
  async subscribe(listener: (heard: Heard) => void): Promise<Unsubscribe> {
    this.listeners.add(listener);
    try {
      await new Promise<void>((resolve, reject) => this.rides.go(this.registering(resolve, reject)));
    } catch (error) {
      this.listeners.delete(listener);
      throw error;
    }
    return async () => {
      if (this.listeners.delete(listener) && this.listeners.size === 0) await this.idle();
    };
  }

  get registered(): boolean {
    return this.registration !== null;
  }

  /** The context a registration nobody needs was made in: only there it can be removed. */
  get leftOver(): OfficeExtension.ClientRequestContext | null {
    return this.listeners.size > 0 ? null : (this.registration?.context ?? null);
  }

  /** Puts the removal into a batch of that context. */
  remove(): void {
    this.registration?.handlers.remove(this.hear);
  }

  /** The batch with the removal came back. */
  removed(): void {
    this.registration = null;
  }

  private registering(done: () => void, failed: (error: HostError) => void): Rider {
    let made: Registration<Args> | null = null;
    return {
      board: (context) => {
        made = null;
        if (this.registration !== null || this.listeners.size === 0) return done;
        made = { context, handlers: this.handlersOf(context) };
        made.handlers.add(this.hear);
        // At once, so that two who come to listen together are one registration.
        this.registration = made;
        return done;
      },
      missed: () => {
        if (made !== null && this.registration === made) this.registration = null;
      },
      failed,
    };
  }

  private readonly hear = async (args: Args): Promise<void> => {
    // Excel could not be told to stop; now that it answers, it is told again.
    if (this.listeners.size === 0) return this.idle().catch(() => undefined);
    const heard = await this.meaning(args);
    if (heard === null) return;
    for (const listener of [...this.listeners]) listener(heard);
  };
}
