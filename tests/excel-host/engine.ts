/**
 * The wire protocol of Excel's page API: runs the actions of one request against the nodes of a workbook.
 * Whatever it does not know goes into `unimplemented`, so that a test can insist on an empty set.
 */
import { OfficeFault, invalidArgument, itemNotFound } from './fault';
import { type HostNode, memberOf, type Argument, type Json } from './node';
import { UnknownMember, identityOf, project } from './projection';
import { ACTION, PATH } from './wire';
import type { ActionResult, RequestBody, ResponseBody, WireAction, WireArguments, WirePath } from './wire';

/** Objects a page makes by name, e.g. the service that announces ribbon handlers. */
export type Services = Readonly<Record<string, () => HostNode>>;

export class Engine {
  /** Members a page asked for that the stand-in lacks: must stay empty. */
  readonly unimplemented = new Set<string>();
  /** Names of every method and property the page used, as `Type.Member`. */
  readonly used = new Set<string>();
  private readonly references = new Map<string, HostNode>();
  private nextReference = 1;

  constructor(
    private readonly root: HostNode,
    private readonly services: Services,
  ) {}

  /** How many objects the page holds on to: a page that forgets none leaks none. */
  get openReferences(): number {
    return this.references.size;
  }

  /** Runs the actions in order. On a fault the earlier ones stay done, as in Excel. */
  process(body: RequestBody): ResponseBody {
    const results: ActionResult[] = [];
    const traces: number[] = [];
    const resolve = this.resolver(body);
    let index = 0;
    try {
      for (; index < body.Actions.length; index += 1) {
        const action = body.Actions[index];
        if (action === undefined) break;
        if (action.ActionType === ACTION.trace) traces.push(action.Id);
        const value = this.perform(action, resolve);
        if (value !== undefined) results.push({ ActionId: action.Id, Value: value });
      }
      return { Results: results, TraceIds: traces };
    } catch (error) {
      const fault = this.faultOf(error);
      return {
        Results: results,
        TraceIds: traces,
        Error: {
          Code: fault.code,
          Message: fault.message,
          Location: fault.location,
          HttpStatusCode: fault.httpStatus,
          ActionIndex: index,
        },
      };
    }
  }

  private faultOf(error: unknown): OfficeFault {
    if (error instanceof OfficeFault) return error;
    if (error instanceof UnknownMember) return this.missing(error.message);
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.unimplemented.add(`stand-in failed: ${detail}`);
    return new OfficeFault('GeneralException', detail, '', 500);
  }

  private missing(what: string): OfficeFault {
    this.unimplemented.add(what);
    return new OfficeFault('ApiNotFound', `the stand-in has no ${what}`, what, 404);
  }

  private perform(action: WireAction, resolve: (id: number) => HostNode | null): Json | undefined {
    if (action.ActionType === ACTION.trace) return null;
    const node = resolve(action.ObjectPathId ?? 0);
    switch (action.ActionType) {
      case ACTION.instantiate:
        return node === null ? null : identityOf(node);
      case ACTION.query:
      case ACTION.queryAsJson:
        if (node === null) return null;
        return project(node, action.QueryInfo ?? {}, action.ActionType === ACTION.query ? 'wire' : 'json');
      case ACTION.method:
        return node === null ? null : this.call(node, action.Name ?? '', action.ArgumentInfo, resolve);
      case ACTION.setProperty: {
        const [value = null] = this.argumentsOf(action.ArgumentInfo, resolve);
        this.assign(node, action.Name ?? '', value);
        return undefined;
      }
      case ACTION.update:
        for (const [name, value] of Object.entries(action.ObjectState ?? {})) this.assign(node, name, toJson(value));
        return undefined;
      default:
        throw this.missing(`action type ${action.ActionType}`);
    }
  }

  private call(node: HostNode, name: string, info: WireArguments, resolve: (id: number) => HostNode | null): Json {
    if (name === '_KeepReference') return this.keep(node);
    const args = this.argumentsOf(info, resolve);
    if (name === '_RemoveReference') return this.forget(args[0]);
    const found = memberOf(node.members.calls, name);
    if (found === undefined) throw this.missing(`${node.type}.${name}()`);
    this.used.add(`${node.type}.${found[0]}`);
    return found[1](args) ?? null;
  }

  private keep(node: HostNode): Json {
    if (node.reference === null) {
      node.reference = `{reference-${this.nextReference}}`;
      this.nextReference += 1;
      this.references.set(node.reference, node);
    }
    return null;
  }

  private forget(reference: Argument | undefined): Json {
    if (typeof reference !== 'string') throw invalidArgument('Workbook._RemoveReference');
    const node = this.references.get(reference);
    if (node !== undefined) node.reference = null;
    this.references.delete(reference);
    return null;
  }

  private assign(node: HostNode | null, name: string, value: Argument): void {
    if (node === null) throw itemNotFound(name);
    const found = memberOf(node.members.properties, name);
    if (found?.[1].set === undefined) throw this.missing(`${node.type}.${name} =`);
    this.used.add(`${node.type}.${found[0]}=`);
    found[1].set(value);
  }

  private resolver(body: RequestBody): (id: number) => HostNode | null {
    const resolved = new Map<number, HostNode | null>();
    const resolve = (id: number): HostNode | null => {
      const known = resolved.get(id);
      if (known !== undefined) return known;
      const path = body.ObjectPaths?.[String(id)];
      if (path === undefined) throw new OfficeFault('InvalidObjectPath', `no object path ${id}`, '');
      const node = this.follow(path, resolve);
      resolved.set(id, node);
      return node;
    };
    return resolve;
  }

  private follow(path: WirePath, resolve: (id: number) => HostNode | null): HostNode | null {
    const name = path.Name ?? '';
    if (path.ObjectPathType === PATH.global) return this.root;
    if (path.ObjectPathType === PATH.nullObject) return null;
    if (path.ObjectPathType === PATH.newObject) {
      const make = this.services[name];
      if (make === undefined) throw this.missing(`new ${name}`);
      return make();
    }
    if (path.ObjectPathType === PATH.reference) {
      const node = this.references.get(name);
      if (node === undefined) {
        throw new OfficeFault('InvalidReference', 'This reference is not valid for the current operation.', '');
      }
      return node;
    }
    const parent = resolve(path.ParentObjectPathId ?? 0);
    if (parent === null) return null;
    return this.step(parent, path, name, resolve);
  }

  private step(
    parent: HostNode,
    path: WirePath,
    name: string,
    resolve: (id: number) => HostNode | null,
  ): HostNode | null {
    switch (path.ObjectPathType) {
      case PATH.property: {
        const part = memberOf(parent.members.parts, name);
        if (part === undefined) throw this.missing(`${parent.type}.${name}`);
        return part[1]();
      }
      case PATH.method: {
        const method = memberOf(parent.members.objects, name);
        if (method === undefined) throw this.missing(`${parent.type}.${name}()`);
        this.used.add(`${parent.type}.${method[0]}`);
        return method[1](this.argumentsOf(path.ArgumentInfo, resolve));
      }
      case PATH.indexer: {
        if (parent.members.item === undefined) throw this.missing(`${parent.type}[]`);
        const item = parent.members.item(this.argumentsOf(path.ArgumentInfo, resolve));
        if (item === undefined) throw itemNotFound(`${parent.type}.getItem`);
        return item;
      }
      default:
        throw this.missing(`object path type ${path.ObjectPathType}`);
    }
  }

  private argumentsOf(info: WireArguments, resolve: (id: number) => HostNode | null): Argument[] {
    const referenced = info?.ReferencedObjectPathIds;
    return (info?.Arguments ?? []).map((value, index) => {
      const id = referenced?.[index];
      if (typeof id === 'number' && id !== 0) return this.referencedNode(id, resolve);
      if (typeof value === 'object' && value !== null && '_ObjectPathId' in value) {
        const inner = value._ObjectPathId;
        if (typeof inner === 'number') return this.referencedNode(inner, resolve);
      }
      return toJson(value);
    });
  }

  private referencedNode(id: number, resolve: (id: number) => HostNode | null): HostNode {
    const node = resolve(id);
    if (node === null) throw itemNotFound('argument');
    return node;
  }
}

/** What came off the wire as JSON stays JSON; anything else is a fault of the page. */
function toJson(value: unknown): Json {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toJson(inner)]));
  }
  throw invalidArgument('argument');
}
