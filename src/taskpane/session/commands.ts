/** What each command asks of the host, in order, and what is said afterwards. */
import { HostError, type WorkbookHost } from '../../hosts/host';
import { planCorrections, planFill, planReason, previewOf, reviewNotes } from '../../review';
import type { SheetReview } from '../../review/model';
import type { WritePlan, WriteReceipt } from '../../review/plan';
import type { SheetSnapshot } from '../../form/sheet';
import type { RulePack } from '../../scoring/pack';
import type { Language } from '../../locales';
import type { ChosenFile } from '../environment';
import { checkFiles, declarationsIn, reviewAll } from './batch';
import { rememberReceipt } from './memory';
import { note, reviewNote } from './notes';
import { readPack } from './packs';
import type { Event } from './reducer';
import { settingsAfter, withPack, type SettingsCommand } from './settings';
import type { Busy, Command, FileResult, Note, SessionState, Settings } from './state';

/** What commands work with. */
export interface Bench {
  readonly host: WorkbookHost;
  readonly today: () => string;
  state(): SessionState;
  send(event: Event): void;
  say(note: Note): void;
  /** Reads and reviews the active sheet. */
  read(): Promise<void>;
  /** The person asked to stop what is under way. */
  stopAsked(): boolean;
  refreshMarks(): Promise<void>;
  /** Shows an error without undoing what was done. */
  fail(error: unknown, command: Command): void;
  /** Takes over settings, reviews anew and keeps them in the workbook. */
  settle(settings: Settings): Promise<void>;
}

export const BUSY: Readonly<Record<Command['kind'], Busy>> = {
  check: 'checking',
  fill: 'writing',
  correct: 'writing',
  reason: 'writing',
  undo: 'undoing',
  clear: 'clearing',
  annotate: 'noting',
  'remove-notes': 'noting',
  list: 'listing',
  reveal: 'checking',
  explain: 'saving',
  withdraw: 'saving',
  map: 'saving',
  'choose-pack': 'saving',
  'import-pack': 'saving',
  'remove-pack': 'saving',
  'find-declarations': 'listing',
  'open-declaration': 'opening',
  declare: 'saving',
  'check-files': 'opening',
  'add-summary': 'writing',
};

/** @throws HostError when the host refuses; then nothing was written. */
export async function perform(command: Command, bench: Bench): Promise<void> {
  const { host, say, send } = bench;
  switch (command.kind) {
    case 'check': {
      const before = bench.state().review;
      await bench.read();
      const { review, chosen } = bench.state();
      if (review === null) return;
      say(reviewNote(review, chosen));
      // The first look at a sheet changes nothing on it.
      return before?.sheet === review.sheet ? bench.refreshMarks() : undefined;
    }
    case 'fill':
      return write(bench, planFill, (cells, marks) => note('done.written', { cells: cells.length, marks }));
    case 'correct':
      return write(
        bench,
        (sheet, review) => planCorrections(sheet, review, command.findings),
        (cells) => note('done.corrected', { cells: cells.length }),
      );
    case 'reason':
      return write(
        bench,
        (sheet, review) => planReason(sheet, review, command.row, command.cause, command.measure),
        (cells) => note('done.reason', { cell: cells.join(' ') }),
      );
    case 'undo':
      return undo(bench, bench.state().receipts.at(-1));
    case 'clear': {
      await comeBack(bench);
      const count = await host.clearMarks('active');
      send({ kind: 'marked', marks: 0 });
      return say(count === 0 ? note('done.cleared.none') : note('done.cleared', { count }));
    }
    case 'annotate':
      return annotate(bench, command.language);
    case 'remove-notes': {
      const count = (await host.comments?.clear()) ?? 0;
      return say(count === 0 ? note('done.notes.none') : note('done.notes.removed', { count }));
    }
    case 'reveal':
      return host.reveal(command.cell);
    case 'list': {
      const reviews = reviewAll(await host.readSheets('all'), bench.state().settings);
      send({ kind: 'listed', reviews });
      return say(note('done.listed', { count: countForms(reviews) }));
    }
    case 'find-declarations': {
      const found = declarationsIn(await host.readSheets('all'), bench.state().settings);
      send({ kind: 'declarations', found });
      return say(found.length === 0 ? note('declaration.sheets.none') : note('done.listed', { count: found.length }));
    }
    case 'open-declaration':
      return openDeclaration(bench, command.file);
    case 'check-files':
      return checkChosen(bench, command.files);
    case 'add-summary': {
      const names = (await host.addSheets?.(command.sheets)) ?? [];
      send({ kind: 'summary-added', names });
      const [first] = names;
      if (first === undefined) return;
      // The sheets stand there whether or not they can be shown.
      await host.reveal({ sheet: first, row: 0, column: 0 }).catch(() => undefined);
      const listed = { 'zh-CN': names.join('、'), 'en-US': names.join(', ') };
      return say(note('done.summaryAdded', { names: listed }));
    }
    case 'import-pack': {
      const answer = readPack(command.text);
      send({ kind: 'pack-refused', problems: answer.ok ? null : answer.problems });
      if (!answer.ok) return say(note('packs.custom.bad', { count: answer.problems.length }));
      await bench.settle(withPack(bench.state().settings, answer.pack, command.form));
      return say(note('done.packImported', { name: answer.pack.name }));
    }
    case 'explain':
    case 'withdraw':
    case 'map':
    case 'choose-pack':
    case 'remove-pack':
    case 'declare': {
      await bench.settle(settingsAfter(bench.state().settings, command, bench.today()));
      say(settledNote(command, packInUse(bench.state())));
      // An explained row needs no mark. That the sheet is busy or protected is no reason to refuse the explanation.
      return bench.refreshMarks().catch(() => undefined);
    }
  }
}

type Planner = (sheet: SheetSnapshot, review: SheetReview) => WritePlan;

/** Writes a plan and shows the sheet as it is then. */
async function write(
  bench: Bench,
  planner: Planner,
  done: (cells: readonly string[], marks: number) => Note,
): Promise<void> {
  const { sheet, review, marks: standing } = bench.state();
  if (sheet === null || review === null) throw new HostError('changed', 'nothing was checked yet');
  const plan = planner(sheet, review);
  const { lines, marks } = previewOf(plan);
  const rows = marks === null ? 0 : marks.red + marks.yellow;
  if (lines.length === 0 && rows === 0 && standing === 0) return bench.say(note('done.nothing'));
  await comeBack(bench);
  const receipt = await bench.host.apply(plan);
  bench.send({ kind: 'written', receipt });
  bench.say(
    done(
      lines.map((line) => line.address),
      rows,
    ),
  );
  await afterwards(bench, receipt);
}

/** What is written, the person sees: the sheet that is shown in the pane comes to the front again. */
async function comeBack({ state, host }: Bench): Promise<void> {
  const { review, elsewhere } = state();
  if (review === null || elsewhere === null) return;
  const place = review.forms[0]?.form.range.first ?? { row: 0, column: 0 };
  await host.reveal({ sheet: review.sheet, ...place });
}

async function undo(bench: Bench, receipt: WriteReceipt | undefined): Promise<void> {
  if (receipt === undefined) return;
  const { review, elsewhere } = bench.state();
  const [first] = receipt.sheets;
  // It may have been written on another sheet than the one in front.
  if (first !== undefined && (first.sheet !== review?.sheet || elsewhere !== null)) {
    const cell = first.changes[0]?.cell ?? first.marksBefore?.[0]?.reasonCell ?? { row: 0, column: 0 };
    await bench.host.reveal({ ...cell, sheet: first.sheet });
  }
  await bench.host.undo(receipt);
  bench.send({ kind: 'undone' });
  bench.say(note('done.undone'));
  await afterwards(bench, bench.state().receipts.at(-1) ?? null);
}

/** Keeps the receipt and shows the sheet as it is now; asked for at the same moment, that is one round trip. */
async function afterwards(bench: Bench, receipt: WriteReceipt | null): Promise<void> {
  await Promise.all([
    // The write stands whether or not it can be looked at: what is tried again is the check.
    bench.read().catch((error: unknown) => bench.fail(error, { kind: 'check' })),
    // Undo works in this session even when the workbook cannot keep the receipt.
    rememberReceipt(bench.host, receipt).catch(() => undefined),
  ]);
}

/** All sheets at once: the notes of one would otherwise take the place of another's. */
async function annotate({ host, state, say }: Bench, language: Language): Promise<void> {
  const { comments } = host;
  if (comments === undefined) throw new HostError('unsupported', 'this host knows no comments');
  const sheets = reviewAll(await host.readSheets('all'), state().settings);
  const noted = sheets.map((sheet) => ({ sheet, notes: reviewNotes(sheet, language) }));
  const open = noted.filter(({ sheet }) => !sheet.protected);
  const locked = noted.find(({ sheet, notes }) => sheet.protected && notes.length > 0);
  const notes = open.flatMap((one) => one.notes);
  if (notes.length === 0 && locked !== undefined)
    throw new HostError('protected', 'the sheet is protected', locked.sheet.sheet);
  const count = await comments.annotate(notes);
  say(count === 0 ? note('done.notes.nothing') : note('done.notes', { count, findings: notes.length }));
}

async function checkChosen(bench: Bench, files: readonly ChosenFile[]): Promise<void> {
  const total = files.length;
  const show = (results: readonly FileResult[]): void => bench.send({ kind: 'files-checked', total, results });
  show([]);
  const results = await checkFiles(files, bench.state().settings, () => !bench.stopAsked(), show);
  const forms = countForms(results.flatMap((result) => result.reviews));
  const counts = { files: results.length, total, forms };
  bench.say(note(results.length < total ? 'done.filesStopped' : 'done.filesChecked', counts));
}

async function openDeclaration(bench: Bench, file: ChosenFile): Promise<void> {
  const content = await file.read();
  if ('error' in content) throw new HostError(content.error, 'the file cannot be read', file.name, content.sentence);
  const found = declarationsIn(content.sheets, bench.state().settings, file.name);
  bench.send({ kind: 'declarations', found });
  const [only, ...more] = found;
  if (only === undefined) return bench.say(note('declaration.file.none'));
  if (more.length > 0) return bench.say(note('declaration.ambiguous', { count: found.length }));
  return perform({ kind: 'declare', declaration: only }, bench);
}

function countForms(reviews: readonly SheetReview[]): number {
  return reviews.reduce((sum, review) => sum + review.forms.length, 0);
}

function packInUse({ review, chosen }: SessionState): RulePack | null {
  const shown = review?.forms.find((form) => form.key === chosen) ?? review?.forms[0];
  return shown?.scored.pack ?? null;
}

function settledNote(command: SettingsCommand, pack: RulePack | null): Note {
  switch (command.kind) {
    case 'explain':
      return note('done.explained');
    case 'withdraw':
      return note(command.stale ? 'done.staleRemoved' : 'done.unexplained');
    case 'map':
      return note(command.columns === null ? 'mapping.forgotten' : 'done.mapped');
    case 'choose-pack':
    case 'remove-pack':
      return pack === null ? note('packs.auto') : note('done.pack', { name: pack.name });
    case 'declare':
      return command.declaration === null
        ? note('done.declarationRemoved')
        : note('done.declaration', { name: command.declaration.name });
  }
}
