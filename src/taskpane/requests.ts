/** Asks from outside the pane (ribbon buttons). An ask made before the pane listens is kept for it. */

/**
 * `check`: check the active sheet · `list`: show all sheets · `rest`: nobody sees the pane, stop following edits · `wake`: it is seen again.
 */
export type Request = 'check' | 'list' | 'rest' | 'wake';

export interface Requests {
  send(request: Request): void;
  /** @returns stops listening. */
  subscribe(listener: (request: Request) => void): () => void;
}

export function createRequests(): Requests {
  const listeners = new Set<(request: Request) => void>();
  let waiting: Request | null = null;
  return {
    send(request) {
      if (listeners.size === 0) waiting = request;
      for (const listener of listeners) listener(request);
    },
    subscribe(listener) {
      listeners.add(listener);
      if (waiting !== null) {
        const request = waiting;
        waiting = null;
        listener(request);
      }
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

/** The asks of this page: ribbon commands share it with the pane (shared runtime). */
export const paneRequests: Requests = createRequests();
