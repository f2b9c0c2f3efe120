/** The parts of one workbook file: content as in the file, with our changes laid over it. */
import { Archive } from '../zip/archive';
import type { ZipCodec } from '../zip/codec';
import { repack } from '../zip/pack';
import { decodePart, encodePart } from '../xml/decode';
import { DoctypeError, XmlError, tags } from '../xml/tokens';
import { LimitError } from '../limits';
import { UnreadableFile, type UnreadableReason } from '../unreadable';
import { parseRelationships, relationshipsPartOf, type Relationship } from './relationships';
import { sniff } from './sniff';

export class WorkbookPackage {
  private readonly archive: Archive;
  /** Of each part that was asked for, as long as its relationships stay as they were. */
  private readonly links = new Map<
    string,
    { readonly content: Uint8Array; readonly relationships: readonly Relationship[] }
  >();
  private readonly changed = new Map<string, { readonly name: string; readonly content: Uint8Array }>();

  /** @throws UnreadableFile when the file is no zip of an Office package. */
  constructor(
    private readonly bytes: Uint8Array,
    readonly file: string,
    codec?: ZipCodec,
  ) {
    if (sniff(bytes, file) === 'old-binary') throw this.fail('old-binary', 'OLE2 workbook');
    this.archive = new Archive(bytes, file, codec);
  }

  fail(reason: UnreadableReason, detail: string): UnreadableFile {
    return new UnreadableFile(reason, this.file, detail);
  }

  /** Runs something that tokenizes parts; broken markup becomes the file's error. */
  guard<T>(part: string, work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (error instanceof DoctypeError) throw this.fail('forbidden-markup', part);
      if (error instanceof LimitError) throw this.fail('too-large', `${part}: ${error.message}`);
      if (error instanceof XmlError) throw this.fail('damaged', `${part}: ${error.message}`);
      throw error;
    }
  }

  has(part: string): boolean {
    return this.changed.has(part.toLowerCase()) || this.archive.find(part) !== null;
  }

  /** Names of all parts, ours included. */
  names(): string[] {
    const added = [...this.changed.values()].filter(({ name }) => this.archive.find(name) === null);
    return [...this.archive.entries.map((entry) => entry.name), ...added.map(({ name }) => name)];
  }

  /** Content, or null when there is no such part. Do not change it. */
  read(part: string): Uint8Array | null {
    return this.changed.get(part.toLowerCase())?.content ?? this.archive.read(part);
  }

  text(part: string): string | null {
    const content = this.read(part);
    return content === null ? null : decodePart(content);
  }

  forget(part: string): void {
    this.archive.forget(part);
  }

  write(part: string, text: string): void {
    const name = this.archive.find(part)?.name ?? part;
    this.changed.set(name.toLowerCase(), { name, content: encodePart(text) });
  }

  /** The change laid over this part, or null when it is as in the file. */
  change(part: string): Uint8Array | null {
    return this.changed.get(part.toLowerCase())?.content ?? null;
  }

  /** Puts a part back to a former `change`; null takes the change away. */
  restore(part: string, content: Uint8Array | null): void {
    if (content === null) this.changed.delete(part.toLowerCase());
    else this.changed.set(part.toLowerCase(), { name: this.archive.find(part)?.name ?? part, content });
  }

  /** Names of the parts that differ from the file. */
  changedParts(): string[] {
    return [...this.changed.values()].map(({ name }) => name);
  }

  relationships(part: string): readonly Relationship[] {
    const name = relationshipsPartOf(part);
    const content = this.read(name);
    if (content === null) return [];
    const known = this.links.get(name);
    if (known?.content === content) return known.relationships;
    const relationships = this.guard(name, () => parseRelationships(decodePart(content), part));
    this.links.set(name, { content, relationships });
    return relationships;
  }

  /** The main part and its text. @throws UnreadableFile naming what the package is instead. */
  mainPart(): { readonly part: string; readonly xml: string } {
    const main = this.relationships('').find(({ kind }) => kind === 'officeDocument');
    const part = main?.target ?? 'xl/workbook.xml';
    if (/\.bin$/i.test(part)) throw this.fail('binary-workbook', part);
    const xml = /^(word|ppt)\//i.test(part) ? null : this.text(part);
    if (xml === null) throw this.fail(this.otherKind(part), part);
    const root = this.guard(part, () => tags(xml).next().value);
    if (root?.name !== 'workbook') throw this.fail(this.otherKind(part), `${part}: ${root?.name ?? 'no element'}`);
    return { part, xml };
  }

  /** The file itself when nothing was changed. */
  save(): Uint8Array {
    if (this.changed.size === 0) return this.bytes.slice();
    return repack(
      this.archive,
      new Map([...this.changed.values()].map(({ name, content }) => [name, content])),
      new Set(),
    );
  }

  private otherKind(part: string): UnreadableReason {
    const names = [part, ...this.names()];
    if (names.some((name) => /^word\//i.test(name))) return 'word-document';
    if (names.some((name) => /^ppt\//i.test(name))) return 'presentation';
    if (names.some((name) => /^xl\/.*\.bin$/i.test(name) && /workbook/i.test(name))) return 'binary-workbook';
    if (names.some((name) => /^content\.xml$/i.test(name))) return 'open-document';
    return this.names().some((name) => /^\[Content_Types\]\.xml$|^xl\//i.test(name)) ? 'damaged' : 'not-a-workbook';
  }
}
