/** The manifest, checked without the network: the schema when it is at hand, and what the schema cannot say. */
import fs from 'node:fs';
import path from 'node:path';
import { JSDOM } from 'jsdom';
import { OfficeAddinManifest } from 'office-addin-manifest';
import { validateXML } from 'xmllint-wasm';

interface BuildTools {
  readonly manifestFor: (source: Buffer, options: { baseUrl: string; id?: string }) => string;
  readonly DEVELOPMENT_URL: string;
}
// eslint-disable-next-line @typescript-eslint/no-require-imports -- the build is plain CommonJS
const { manifestFor, DEVELOPMENT_URL } = require('../webpack.config.js') as BuildTools;

const root = path.join(__dirname, '..');
const source = fs.readFileSync(path.join(root, 'manifest.xml'));
const published = manifestFor(source, { baseUrl: 'https://jx.example.gov.cn/selfeval/' });

const parse = (xml: string): Document => new JSDOM(xml, { contentType: 'text/xml' }).window.document;
const all = (document: Document, name: string): Element[] => [...document.getElementsByTagName(name)];
const attribute = (element: Element, name: string): string => element.getAttribute(name) ?? '';

describe.each([
  ['development', source.toString('utf8'), DEVELOPMENT_URL],
  ['published', published, 'https://jx.example.gov.cn/selfeval/'],
])('%s manifest', (_name, xml, base) => {
  const document = parse(xml);
  const definitions = ['bt:Image', 'bt:Url', 'bt:String'].flatMap((name) =>
    all(document, name).filter((element) => element.hasAttribute('id')),
  );
  const ids = definitions.map((element) => attribute(element, 'id'));

  test('every resource is defined once, and every reference is defined', () => {
    expect(new Set(ids).size).toBe(ids.length);
    const used = [...document.getElementsByTagName('*')].flatMap((element) => element.getAttribute('resid') ?? []);
    expect(used.filter((resid) => !ids.includes(resid))).toEqual([]);
    expect(ids.filter((id) => !used.includes(id))).toEqual([]);
    expect(ids.filter((id) => id.length > 32)).toEqual([]);
  });

  test('ids of controls and groups are unique', () => {
    const named = ['Group', 'Control']
      .flatMap((name) => all(document, name))
      .map((element) => attribute(element, 'id'));
    expect(new Set(named).size).toBe(named.length);
    expect(named.length).toBeGreaterThanOrEqual(3);
  });

  test('every address is https and under the base address', () => {
    const urls = [...xml.matchAll(/(?:DefaultValue|Value)="(\w+:\/\/[^"]*)"/g)].map(([, url = '']) => url);
    expect(urls.length).toBeGreaterThan(10);
    expect(urls.filter((url) => !url.startsWith(base))).toEqual([]);
  });

  test('every icon exists in the size it claims', () => {
    const size = new Map(all(document, 'bt:Image').map((e) => [attribute(e, 'resid'), Number(attribute(e, 'size'))]));
    for (const image of definitions.filter((element) => element.tagName === 'bt:Image')) {
      const file = path.join(root, 'assets', path.basename(attribute(image, 'DefaultValue')));
      const png = fs.readFileSync(file);
      expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(Array(2).fill(size.get(attribute(image, 'id'))));
    }
    for (const [element, pixels] of [
      ['IconUrl', 32],
      ['HighResolutionIconUrl', 64],
    ] as const) {
      const icon = all(document, element)[0];
      const png = fs.readFileSync(
        path.join(root, 'assets', path.basename(attribute(icon ?? document.documentElement, 'DefaultValue'))),
      );
      expect(png.readUInt32BE(16)).toBe(pixels);
    }
  });

  test('text lengths stay within what Office accepts', () => {
    const limits: [string, number][] = [
      ['DisplayName', 125],
      ['Description', 250],
      ['ProviderName', 125],
    ];
    for (const [name, limit] of limits) {
      for (const element of all(document, name).filter((e) => e.parentElement === document.documentElement)) {
        expect((element.getAttribute('DefaultValue') ?? element.textContent ?? '').length).toBeLessThanOrEqual(limit);
      }
    }
    const within = (parent: string, limit: number): void => {
      for (const list of all(document, parent)) {
        for (const text of [...list.getElementsByTagName('*')]) {
          const value = text.getAttribute('DefaultValue') ?? text.getAttribute('Value') ?? '';
          expect({ value, long: value.length > limit }).toEqual({ value, long: false });
        }
      }
    };
    within('bt:ShortStrings', 125);
    within('bt:LongStrings', 250);
  });

  test('Chinese is the default and every text has its English', () => {
    expect(all(document, 'DefaultLocale')[0]?.textContent).toBe('zh-CN');
    const texts = [
      ...all(document, 'DisplayName'),
      ...all(document, 'bt:String'),
      ...all(document, 'Description').filter((e) => e.hasAttribute('DefaultValue')),
    ];
    for (const text of texts) {
      const english = [...text.children].find((child) => attribute(child, 'Locale') === 'en-US');
      expect(english?.getAttribute('Value') ?? '').toMatch(/^[\x20-\x7e]+$/);
    }
  });

  test('asks for ExcelApi 1.13 and SharedRuntime 1.1, in both places', () => {
    for (const tag of ['Set', 'bt:Set']) {
      const sets = Object.fromEntries(
        all(document, tag).map((e) => [attribute(e, 'Name'), attribute(e, 'MinVersion')]),
      );
      expect(sets).toEqual({ ExcelApi: '1.13', SharedRuntime: '1.1' });
    }
  });

  test('commands, pane and function file share one long-lived runtime', () => {
    const runtime = all(document, 'Runtime')[0];
    expect(runtime?.getAttribute('lifetime')).toBe('long');
    const page = attribute(runtime ?? document.documentElement, 'resid');
    expect(attribute(all(document, 'FunctionFile')[0] ?? document.documentElement, 'resid')).toBe(page);
    const pane = all(document, 'Action').find((action) => action.getAttribute('xsi:type') === 'ShowTaskpane');
    expect(pane?.getElementsByTagName('SourceLocation')[0]?.getAttribute('resid')).toBe(page);
    const settings = all(document, 'DefaultSettings')[0]?.getElementsByTagName('SourceLocation')[0];
    const url = definitions.find((element) => attribute(element, 'id') === page);
    expect(settings?.getAttribute('DefaultValue')).toBe(url?.getAttribute('DefaultValue'));
  });

  test('the ribbon group holds 打开面板 and 一键校验', () => {
    const functions = all(document, 'FunctionName').map((element) => element.textContent);
    expect(functions).toContain('checkActiveSheet');
    expect(all(document, 'TaskpaneId')).toHaveLength(1);
  });

  const schema = path.join(root, '..', 'shared', 'reference', 'manifest-xsd');
  // The schema files are Microsoft's and not part of this repository.
  const withSchema = fs.existsSync(schema)
    ? test
    : () => console.log('manifest: schema files not at hand, schema not checked');
  withSchema('follows the Office schema', async () => {
    const read = (fileName: string): { fileName: string; contents: string } => ({
      fileName,
      contents: fs.readFileSync(path.join(schema, fileName), 'utf8'),
    });
    // One schema that knows both namespaces: else the ribbon part passes unread.
    const both = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
      <xs:import namespace="http://schemas.microsoft.com/office/appforoffice/1.1" schemaLocation="OfficeAppManifestV1_1.xsd"/>
      <xs:import namespace="http://schemas.microsoft.com/office/taskpaneappversionoverrides" schemaLocation="TaskPaneAppVersionOverridesV1_0.xsd"/>
    </xs:schema>`;
    const files = fs.readdirSync(schema).filter((file) => file.endsWith('.xsd'));
    const problems = async (text: string): Promise<string[]> => {
      const { errors } = await validateXML({
        xml: [{ fileName: 'manifest.xml', contents: text }],
        schema: [{ fileName: 'both.xsd', contents: both }],
        preload: files.map(read),
      });
      return errors.map((error) => error.message);
    };
    expect(await problems(xml)).toEqual([]);
    // The schema sees the ribbon part too.
    expect(await problems(xml.replace('<FunctionFile resid="Pane.Url"/>', '<FunctionFiles/>'))).not.toEqual([]);
  });
});

test('reads with the official manifest package', async () => {
  const info = await OfficeAddinManifest.readManifestFile(path.join(root, 'manifest.xml'));
  expect(info).toMatchObject({
    officeAppType: 'TaskPaneApp',
    defaultLocale: 'zh-CN',
    displayName: '绩效自评快检',
    version: expect.stringMatching(/^\d+\.\d+\.\d+\.\d+$/),
  });
});

test('the version is the package version', () => {
  const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
  expect(source.toString('utf8')).toContain(`<Version>${version}.0</Version>`);
});

test('each address gets an Id of its own, and always the same one', () => {
  const idOf = (xml: string): string => /<Id>([^<]+)<\/Id>/.exec(xml)?.[1] ?? '';
  const other = manifestFor(source, { baseUrl: 'https://other.example.gov.cn/' });
  const ids = [source.toString('utf8'), published, other].map(idOf);
  expect(new Set(ids).size).toBe(3);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(manifestFor(source, { baseUrl: 'https://other.example.gov.cn/' })).toBe(other);
});
