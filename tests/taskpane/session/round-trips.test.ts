/** What the pane's session costs on the real office.js: opening, filling, taking back. */
import { createSession } from '../../../src/taskpane/session/session';
import { recallLanguage } from '../../../src/taskpane/session/memory';
import { BLANK_SCORES } from '../../../src/taskpane/gallery/sheets';
import { blueprintOf } from '../../e2e/pane-excel';
import { openExcel, roundTrips } from '../../hosts/excel/open-excel';

test('opening is one round trip, a fill two, an undo two, a re-check one', async () => {
  const { excel, host } = await openExcel([blueprintOf(BLANK_SCORES)]);
  const session = createSession(host);
  const opening = await roundTrips(excel, () => Promise.all([recallLanguage(host), session.start()]));
  const fill = await roundTrips(excel, () => session.run({ kind: 'fill' }));
  const undo = await roundTrips(excel, () => session.run({ kind: 'undo' }));
  const check = await roundTrips(excel, () => session.run({ kind: 'check' }));
  await session.stop();
  expect({ opening, fill, undo, check }).toEqual({ opening: 1, fill: 2, undo: 2, check: 1 });
  expect(excel.complaints).toEqual([]);
});
