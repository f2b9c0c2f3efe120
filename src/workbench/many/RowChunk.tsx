/** Some rows of a long table, drawn while they are near the window; else their room is kept. */
import { useEffect, useRef, useState } from 'react';

export interface RowChunkProps {
  /** What scrolls. */
  readonly scroller: React.RefObject<HTMLElement | null>;
  /** While the whole table is hidden nothing is near the window, and what was drawn stays. */
  readonly hidden: boolean;
  /** Room kept before the rows were ever drawn, in pixels. */
  readonly guess: number;
  readonly columns: number;
  readonly children: () => React.ReactNode;
}

/** Drawn this far ahead of being seen. */
const AHEAD = '800px 0px';

export function RowChunk({ scroller, hidden, guess, columns, children }: RowChunkProps): React.JSX.Element {
  const body = useRef<HTMLTableSectionElement>(null);
  const [room, setRoom] = useState<number | null>(typeof IntersectionObserver === 'function' ? guess : null);

  useEffect(() => {
    const element = body.current;
    if (element === null || hidden || typeof IntersectionObserver !== 'function') return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        const last = entries[entries.length - 1];
        if (last === undefined) return;
        if (last.isIntersecting) setRoom(null);
        // What holds the focus stays, or the person would be thrown to the top.
        else if (!element.contains(document.activeElement))
          setRoom((before) => before ?? last.boundingClientRect.height);
      },
      { root: scroller.current, rootMargin: AHEAD },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [hidden, scroller]);

  return (
    <tbody ref={body}>
      {room === null ? (
        children()
      ) : (
        <tr aria-hidden="true">
          <td colSpan={columns} style={{ height: room, padding: 0 }} />
        </tr>
      )}
    </tbody>
  );
}
