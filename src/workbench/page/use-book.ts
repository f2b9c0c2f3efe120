/** The workbook on the page, for React: opened, saved, and what a person should know of it. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { parseLanguage, type Language } from '../../locales';
import type { Refusal } from '../grid';
import type { PageKey } from '../texts';
import { Desk, messageOf, type Message, type OpenBook } from './desk';
import { download, scoredName, XLSX_TYPE } from './download';

/** What is under way. */
export interface Work {
  readonly key: PageKey;
  readonly name: string;
}

export interface BookDesk {
  readonly book: OpenBook | null;
  readonly work: Work | null;
  readonly message: Message | null;
  readonly refusal: Refusal | null;
  /**
   * Opens a workbook in place of the one before; that one stays when it cannot be.
   * @param sheet the sheet to go to
   * @returns whether it is open now
   */
  readonly open: (name: string, read: () => Promise<Uint8Array>, sheet?: string) => Promise<boolean>;
  readonly save: (suffix: string) => Promise<void>;
  /** Whether there are changes that were not downloaded. */
  readonly changed: () => boolean;
  readonly say: (message: Message | null) => void;
  readonly look: (look: { readonly dark: boolean; readonly language: Language }) => void;
}

/** @param container where the grid is drawn */
export function useBook(
  container: React.RefObject<HTMLElement | null>,
  onLanguage: (language: Language) => void,
): BookDesk {
  const [work, setWork] = useState<Work | null>({ key: 'loadingGrid', name: '' });
  const [book, setBook] = useState<OpenBook | null>(null);
  const [message, setMessage] = useState<Message | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const desk = useRef<Promise<Desk> | null>(null);
  const changes = useRef(false);

  useEffect(() => {
    const element = container.current;
    if (element === null) return undefined;
    const made = Desk.set(element, {
      onEdited: () => {
        changes.current = true;
        setRefusal(null);
      },
      onRefused: setRefusal,
      onLanguage: (value) => {
        const chosen = parseLanguage(value);
        if (chosen !== null) onLanguage(chosen);
      },
    });
    desk.current = made;
    return () => {
      desk.current = null;
      void made.then((set) => set.close());
    };
  }, [container, onLanguage]);

  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      if (changes.current) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, []);

  const open = useCallback(async (name: string, read: () => Promise<Uint8Array>, sheet?: string): Promise<boolean> => {
    setWork((before) => before ?? { key: 'opening', name });
    setMessage(null);
    setRefusal(null);
    try {
      const set = await desk.current;
      if (set === null) return false;
      const bytes = await read();
      setBook(await set.open(bytes, name, sheet));
      changes.current = false;
      return true;
    } catch (error) {
      setMessage(messageOf(error));
      return false;
    } finally {
      setWork(null);
    }
  }, []);

  const save = useCallback(
    async (suffix: string): Promise<void> => {
      if (book === null) return;
      setWork({ key: 'saving', name: book.name });
      setMessage(null);
      try {
        const bytes = await book.host.save();
        const name = scoredName(book.name, suffix);
        download(bytes, name, XLSX_TYPE);
        changes.current = false;
        setMessage({ kind: 'text', key: 'saved', params: { name } });
      } catch (error) {
        setMessage(messageOf(error));
      } finally {
        setWork(null);
      }
    },
    [book],
  );

  const changed = useCallback(() => changes.current, []);
  const say = useCallback((said: Message | null) => {
    setMessage(said);
    setRefusal(null);
  }, []);
  const look = useCallback((given: { readonly dark: boolean; readonly language: Language }) => {
    void desk.current?.then(
      (set) => set.look(given),
      // That the grid could not be loaded was said already.
      () => undefined,
    );
  }, []);
  return { book, work, message, refusal, open, save, changed, say, look };
}
