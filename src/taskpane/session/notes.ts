/** Sentences of the session, and how they read in a language. */
import type { MessageKey, MessageParams, Language } from '../../locales';
import { translator } from '../../locales';
import type { Counts, ReviewedForm, SheetReview } from '../../review/model';
import type { Note } from './state';

export function note(key: MessageKey, params?: Note['params']): Note {
  return params === undefined ? { key } : { key, params };
}

/** The sentence in one language. */
export function readNote({ key, params = {} }: Note, language: Language): string {
  const values: MessageParams = Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      if (typeof value !== 'object') return [name, value];
      return [name, 'key' in value ? readNote(value, language) : value[language]];
    }),
  );
  return translator(language)(key, values);
}

/** 可提交 / 有 N 项须改 / 需人工复核 / 不可计分 / 申报表. */
export function verdictNote({ verdict, counts, form }: ReviewedForm): Note {
  switch (verdict) {
    case 'fix':
      return note('verdict.fix', { count: counts.red });
    case 'ready':
      return note('verdict.ready');
    case 'review':
      if (form.notScorable === 'declaration') return note('verdict.declaration');
      return note(form.notScorable === null ? 'verdict.review' : 'verdict.notScorable');
  }
}

/** What a check of a sheet came to; of the chosen form where the sheet holds several. */
export function reviewNote(review: SheetReview, chosen: string | null): Note {
  if (review.empty) return note('done.empty');
  const [first, ...more] = review.forms;
  if (first === undefined) return note('done.noForm');
  const shown = more.length === 0 ? first : review.forms.find((form) => form.key === chosen);
  if (shown === undefined) return note('forms.choose', { count: review.forms.length });
  return note('done.checked', { verdict: verdictNote(shown), ...lights(shown.counts) });
}

function lights({ red, yellow, blue }: Counts): Record<keyof Counts, number> {
  return { red, yellow, blue };
}
