/** The form the person is looking at. */
import type { ReviewedForm } from '../../review/model';
import { stageOf } from '../session/state';
import { usePane } from './SessionContext';

/** The chosen form; the first one while none is chosen; null when the sheet has none. */
export function useShownForm(): ReviewedForm | null {
  const { state } = usePane();
  const stage = stageOf(state);
  return stage.kind === 'form' ? stage.reviewed : (state.review?.forms[0] ?? null);
}
