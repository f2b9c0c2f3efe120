/** The gallery page: `?state=fix&theme=dark&lang=en-US`; without a state, links to all of them. Development only. */
import './without-eval';
import { createRoot } from 'react-dom/client';
import { parseLanguage } from '../locales';
import type { ThemeName } from './environment';
import { Stage } from './gallery/Stage';
import { GALLERY, galleryState } from './gallery/states';
import './page.css';

const THEMES: readonly ThemeName[] = ['light', 'dark', 'contrast'];

const query = new URLSearchParams(window.location.search);
const state = galleryState(query.get('state') ?? '');
const theme = THEMES.find((name) => name === query.get('theme'));
const language = parseLanguage(query.get('lang'));

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    state === undefined ? (
      <ul>
        {GALLERY.map(({ id }) => (
          <li key={id}>
            {THEMES.map((name) => (
              <a key={name} href={`?state=${id}&theme=${name}`}>
                {id} {name}{' '}
              </a>
            ))}
          </li>
        ))}
      </ul>
    ) : (
      <Stage
        state={state}
        {...(theme === undefined ? {} : { theme })}
        {...(language === null ? {} : { language })}
        onSet={() => document.documentElement.setAttribute('data-set', state.id)}
      />
    ),
  );
}
