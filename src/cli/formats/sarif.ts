/** `--format sarif`: SARIF 2.1.0, so that findings show up wherever code-scanning results do. */
import { catalogue } from '../../checks';
import type { Light } from '../../checks/check';
import { fingerprint } from '../../form/sheet';
import { jsonText, type ReportFile, type ReportFinding, type ReportForm } from '../../review';
import { Spool } from '../spool';
import type { ReportWriter, WriterOptions } from './writer';

const LEVELS: Readonly<Record<Light, 'error' | 'warning' | 'note'>> = { red: 'error', yellow: 'warning', blue: 'note' };

/** The head and every result are written as they come; files that could not be read wait on the disk to follow as notifications. */
export function sarifWriter({ lang, version }: WriterOptions): ReportWriter {
  const ruleIndex = new Map(catalogue.map((check, index) => [check.code, index]));
  const notifications = new Spool();
  let unreadable = 0;
  let first = true;
  return {
    start() {
      const driver = JSON.stringify({
        name: 'selfeval',
        version,
        semanticVersion: version,
        language: lang,
        rules: catalogue.map((check) => ({
          id: check.code,
          shortDescription: { text: check.title[lang] },
          fullDescription: { text: check.what[lang] },
          help: { text: `${check.why[lang]}\n${check.how[lang]}` },
          defaultConfiguration: { level: LEVELS[check.light] },
        })),
      });
      return [
        '{"version":"2.1.0","$schema":"https://json.schemastore.org/sarif-2.1.0.json",',
        `"runs":[{"tool":{"driver":${driver}},"columnKind":"utf16CodeUnits","results":[`,
      ].join('');
    },
    async file(file) {
      if (file.error !== null) {
        await notifications.append(
          (unreadable === 0 ? '' : ',') + jsonText(notificationOf(file.path, file.error)),
        );
        unreadable += 1;
      }
      const results = file.forms.flatMap((form) =>
        form.findings.map((finding) => resultOf(file, form, finding, ruleIndex.get(finding.code))),
      );
      const separator = first ? '\n' : ',\n';
      if (results.length > 0) first = false;
      return results.length === 0 ? '' : separator + results.map((result) => jsonText(result)).join(',\n');
    },
    end: async function* () {
      yield `\n],"invocations":[{"executionSuccessful":${unreadable === 0},"toolExecutionNotifications":[`;
      yield* notifications.chunks();
      yield ']}]}]}\n';
    },
    close: () => notifications.close(),
  };
}

function notificationOf(path: string, text: string): object {
  return {
    level: 'error',
    message: { text },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(path) } } }],
  };
}

function resultOf(file: ReportFile, form: ReportForm, finding: ReportFinding, ruleIndex: number | undefined): object {
  const place = `${form.sheet}!${finding.cell ?? form.range}`;
  const at = (cell: string): object => ({
    physicalLocation: { artifactLocation: { uri: uriOf(file.path) } },
    logicalLocations: [{ name: cell, fullyQualifiedName: `${form.sheet}!${cell}`, kind: 'member' }],
  });
  return {
    ruleId: finding.code,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: LEVELS[finding.light],
    message: {
      text: [`${place} ${finding.message}`, finding.working, finding.fix].filter((part) => part !== '').join('\n'),
    },
    locations: [at(finding.cell ?? form.range)],
    partialFingerprints: { 'selfevalFinding/v1': identityOf(form, finding) },
    ...(finding.related.length === 0 ? {} : { relatedLocations: finding.related.map(at) }),
    ...(finding.suppressed === null
      ? {}
      : { suppressions: [{ kind: 'external', justification: finding.suppressed.reason }] }),
    properties: { project: form.project, unit: form.unit, pack: form.pack },
  };
}

/** The same for a finding that comes again in a later run, wherever the file lies by then. */
function identityOf({ project, unit, year, sheet }: ReportForm, { code, cell }: ReportFinding): string {
  return fingerprint({ row: 0, column: 0 }, [[project, unit, year, sheet, code, cell ?? '']], []);
}

/** A path with `/` between folders as a relative reference of RFC 3986; a drive, share or root makes it a file address. */
function uriOf(path: string): string {
  const encoded = path
    .split('/')
    .map((part, index) => (index === 0 && /^[A-Za-z]:$/u.test(part) ? part : encode(part)))
    .join('/');
  if (/^[A-Za-z]:\//u.test(encoded)) return `file:///${encoded}`;
  if (encoded.startsWith('//')) return `file:${encoded}`;
  return encoded.startsWith('/') ? `file://${encoded}` : encoded;
}

/** File names may hold half a surrogate pair, which `encodeURIComponent` refuses. */
function encode(part: string): string {
  return encodeURIComponent(part.replace(/\p{Cs}/gu, '\uFFFD'));
}
