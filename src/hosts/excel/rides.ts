/** Small things that go along in a batch opened for something else, so that they cost no round trip of their own. */
import type { HostError } from '../host';
import type { ExcelAccess } from './access';
import { hostErrorOf, mayHaveRun } from './errors';

export type InTurn = <T>(task: () => Promise<T>) => Promise<T>;

export interface Rider {
  /** Puts its part into the batch. @returns what to do when the batch came back */
  board(context: Excel.RequestContext): () => void;
  /** The batch did not come back; another one is taken. */
  missed?(): void;
  /** Not even a batch of its own came through. */
  failed(error: HostError): void;
}

export class Rides {
  private waiting: Rider[] = [];

  constructor(
    private readonly office: ExcelAccess,
    private readonly inTurn: InTurn,
  ) {}

  /** Takes the next batch that takes along others; when it is its turn and none came, one without them. */
  go(rider: Rider): void {
    this.waiting.push(rider);
    // A moment later, so that a look asked for just after goes first and takes it along.
    queueMicrotask(() => void this.inTurn(() => this.send(this.waiting.splice(0))));
  }

  /** Runs a batch and takes along whoever waits. When it fails they wait on: whose fault it was is not known. */
  async along<T>(batch: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
    const riders = this.waiting.splice(0);
    try {
      return await this.aboard(riders, batch);
    } catch (error) {
      for (const rider of riders) rider.missed?.();
      this.waiting.unshift(...riders);
      throw error;
    }
  }

  private async send(riders: readonly Rider[]): Promise<void> {
    if (riders.length === 0) return;
    try {
      await this.aboard(riders, (context) => context.sync());
    } catch (error) {
      for (const rider of riders) rider.missed?.();
      // One that Excel does not take must not keep the others off.
      if (riders.length > 1 && mayHaveRun(error)) for (const rider of riders) await this.send([rider]);
      else for (const rider of riders) rider.failed(hostErrorOf(error));
    }
  }

  private async aboard<T>(riders: readonly Rider[], batch: (context: Excel.RequestContext) => Promise<T>): Promise<T> {
    const arrivals: (() => void)[] = [];
    const result = await this.office.run((context) => {
      arrivals.push(...riders.map((rider) => rider.board(context)));
      return batch(context);
    });
    for (const arrive of arrivals) arrive();
    return result;
  }
}
