/** Scored copies for the page: under way, stopped, handed over. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Language } from '../../locales';
import { downloadBlob } from '../page/download';
import type { DroppedFile } from '../page/dropped';
import type { PageTexts } from '../texts';
import { CopiesRun } from './scored-copies';

export interface CopiesWork {
  readonly done: number;
  readonly count: number;
  readonly elapsedMs: number;
}

export interface CopiesDesk {
  /** Null: nothing is under way. */
  readonly work: CopiesWork | null;
  /** How the last time ended. */
  readonly note: string;
  readonly start: (files: readonly DroppedFile[]) => void;
  readonly stop: () => void;
}

export function useCopies(t: PageTexts, language: Language): CopiesDesk {
  const [work, setWork] = useState<CopiesWork | null>(null);
  const [note, setNote] = useState('');
  const run = useRef<CopiesRun | null>(null);
  useEffect(() => () => run.current?.stop(), []);

  const start = useCallback(
    (files: readonly DroppedFile[]): void => {
      const list = t('refusedName');
      const copies = new CopiesRun({ files, suffix: t('suffix'), listName: list, language });
      run.current = copies;
      setNote('');
      setWork({ done: 0, count: files.length, elapsedMs: 0 });
      const startedAt = performance.now();
      const onDone = (): void =>
        setWork((before) => before && { ...before, done: before.done + 1, elapsedMs: performance.now() - startedAt });
      copies.start(onDone).then(
        (made) => {
          setWork(null);
          if (made === null) return setNote(t('copiesStopped'));
          const { zip, count, failed } = made;
          downloadBlob(zip, `${t('copiesName')}.zip`);
          setNote(failed === 0 ? t('copiesDone', { count }) : t('copiesFailed', { count, failed, list }));
        },
        (error: unknown) => {
          setWork(null);
          setNote(t('copiesUnmade', { detail: error instanceof Error ? error.message : String(error) }));
        },
      );
    },
    [t, language],
  );
  const stop = useCallback(() => run.current?.stop(), []);
  return { work, note, start, stop };
}
