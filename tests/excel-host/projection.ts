/** Answers a `load`: the selected properties of a node, with parts and items, spelled as Excel spells them. */
import { invalidArgument } from './fault';
import { memberOf, type HostNode, type Json } from './node';
import type { WireQuery } from './wire';

type Spelling = 'wire' | 'json';

interface Selection {
  readonly scalars: string[];
  readonly parts: Map<string, string[]>;
}

export class UnknownMember extends Error {}

/** `_Id`, `Key` and `_ReferenceId` of a node: the library rewrites its paths with them. */
export function identityOf(node: HostNode): Record<string, Json> {
  const result: Record<string, Json> = {};
  if (node.reference !== null) result['_ReferenceId'] = node.reference;
  const identity = node.members.identity?.();
  if (identity !== undefined) result[identity.name] = identity.value;
  return result;
}

/** @throws UnknownMember for a property the stand-in does not have. */
export function project(node: HostNode, query: WireQuery, spelling: Spelling): Json {
  const select = (query.Select ?? []).map((path) => path.replaceAll('.', '/'));
  return projectSelected(node, select, query, spelling);
}

function projectSelected(node: HostNode, select: readonly string[], query: WireQuery, spelling: Spelling): Json {
  return node.members.items === undefined
    ? projectObject(node, select, query.Expand ?? [], spelling)
    : projectCollection(node, node.members.items(), select, query, spelling);
}

function projectCollection(
  node: HostNode,
  members: readonly HostNode[],
  select: readonly string[],
  query: WireQuery,
  spelling: Spelling,
): Json {
  const result = identityOf(node);
  const own = select.filter((name) => memberOf(node.members.properties, name) !== undefined);
  const ofItems = select.filter((name) => !own.includes(name)).map((name) => name.replace(/^items\/?/i, ''));
  for (const name of own) addScalar(result, node, name, spelling);
  const from = query.Skip ?? 0;
  const shown = members.slice(from, query.Top === null || query.Top === undefined ? undefined : from + query.Top);
  const wanted = ofItems.filter((name) => name !== '');
  result[spelling === 'json' ? 'items' : '_Items'] = shown.map((item) =>
    projectSelected(item, wanted, { Expand: query.Expand }, spelling),
  );
  return result;
}

function projectObject(node: HostNode, select: readonly string[], expand: readonly string[], spelling: Spelling): Json {
  const result = identityOf(node);
  const { scalars, parts } = split(node, select, expand);
  if ((scalars.length === 0 && parts.size === 0) || scalars.includes('*')) {
    for (const [name, property] of Object.entries(node.members.properties ?? {})) {
      if (property.onlyByName !== true) result[spell(name, spelling)] = property.get();
    }
  }
  for (const name of scalars) if (name !== '*') addScalar(result, node, name, spelling);
  for (const [head, tails] of parts) {
    const part = memberOf(node.members.parts, head);
    if (part === undefined) throw new UnknownMember(`${node.type}.${head}`);
    const child = part[1]();
    result[spell(part[0], spelling)] = child === null ? null : projectSelected(child, tails, {}, spelling);
  }
  return result;
}

function split(node: HostNode, select: readonly string[], expand: readonly string[]): Selection {
  const scalars: string[] = [];
  const parts = new Map<string, string[]>();
  const tailsOf = (head: string): string[] => {
    const tails = parts.get(head) ?? [];
    parts.set(head, tails);
    return tails;
  };
  for (const path of select) {
    const slash = path.indexOf('/');
    if (slash >= 0) tailsOf(path.slice(0, slash)).push(path.slice(slash + 1));
    else if (memberOf(node.members.parts, path) !== undefined) tailsOf(path);
    else scalars.push(path);
  }
  for (const head of expand) tailsOf(head);
  return { scalars, parts };
}

function addScalar(result: Record<string, Json>, node: HostNode, name: string, spelling: Spelling): void {
  const found = memberOf(node.members.properties, name);
  if (found === undefined) {
    if (name === '') throw invalidArgument(`${node.type}.load`);
    throw new UnknownMember(`${node.type}.${name}`);
  }
  result[spell(found[0], spelling)] = found[1].get();
}

function spell(name: string, spelling: Spelling): string {
  return spelling === 'json' ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}
