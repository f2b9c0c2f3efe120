/** One object of the stand-in Excel as the wire protocol sees it: properties, parts, methods, items. */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What a method is called with: plain JSON, or another object of the workbook. */
export type Argument = Json | HostNode;

/** A value that can be loaded and, when `set` is there, written. */
export interface Property {
  readonly get: () => Json;
  readonly set?: (value: Argument) => void;
  /** True when an unspecific `load()` leaves it out, as Excel does for expensive ones. */
  readonly onlyByName?: boolean;
}

/** Everything a node offers. What is missing here is reported as unimplemented and fails the test. */
export interface NodeMembers {
  readonly properties?: Readonly<Record<string, Property>>;
  /** Navigation properties; `null` is a null object. */
  readonly parts?: Readonly<Record<string, () => HostNode | null>>;
  /** Methods that give an object. */
  readonly objects?: Readonly<Record<string, (args: readonly Argument[]) => HostNode | null>>;
  /** Methods that act or give a plain value. */
  readonly calls?: Readonly<Record<string, (args: readonly Argument[]) => Json | void>>;
  /** `getItem`; undefined means ItemNotFound. */
  readonly item?: (args: readonly Argument[]) => HostNode | undefined;
  /** The members of a collection. */
  readonly items?: () => readonly HostNode[];
  /** What the library rewrites the path to after the first round trip. */
  readonly identity?: () => { readonly name: 'Id' | 'Key'; readonly value: string };
}

export class HostNode {
  /** Set while the page keeps a reference to it. */
  reference: string | null = null;

  constructor(
    readonly type: string,
    readonly members: NodeMembers,
  ) {}
}

/** Looks a member up as Excel does: whatever the spelling of the page, case does not matter. */
export function memberOf<T>(members: Readonly<Record<string, T>> | undefined, name: string): [string, T] | undefined {
  if (members === undefined) return undefined;
  const wanted = name.toLowerCase();
  return Object.entries(members).find(([key]) => key.toLowerCase() === wanted);
}
