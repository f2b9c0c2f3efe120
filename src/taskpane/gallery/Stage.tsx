/** One state of the gallery, brought about and shown. */
import { useEffect, useMemo, useState } from 'react';
import type { Language } from '../../locales';
import type { ThemeName } from '../environment';
import { Frame } from '../Frame';
import { createSession } from '../session/session';
import { MemoryHost } from './memory-host';
import { galleryFiles, type GalleryState } from './states';

export interface StageProps {
  readonly state: GalleryState;
  readonly theme?: ThemeName;
  readonly language?: Language;
  /** Called once the state stands. */
  readonly onSet?: () => void;
}

export function Stage({ state, theme, language, onSet }: StageProps): React.JSX.Element | null {
  const { host, session } = useMemo(() => {
    const made = new MemoryHost(state.sheets);
    return {
      host: made,
      session: createSession(made, { today: () => '2024-01-31', pauseMs: 0 }),
    };
  }, [state]);
  const [set, setSet] = useState(state.hangs === true);

  useEffect(() => {
    let current = true;
    const arrange = async (): Promise<void> => {
      if (state.hangs === true) host.waitFor(new Promise(() => undefined));
      state.prepare?.(host);
      await session.start();
      await state.act?.(session, host);
      if (!current) return;
      setSet(true);
      onSet?.();
    };
    void arrange();
    return () => {
      current = false;
      void session.stop();
    };
  }, [state, host, session, onSet]);

  if (!set) return null;
  return (
    <Frame
      session={session}
      environment={{
        version: '0.0.0',
        openFiles: galleryFiles,
        ...(theme === undefined ? {} : { theme }),
        ...(language === undefined ? {} : { language }),
      }}
      {...(state.view === undefined ? {} : { view: state.view })}
    />
  );
}
