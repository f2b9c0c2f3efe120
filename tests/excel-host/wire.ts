/** The request and response bodies between office.js and Excel, as the library writes them. */
import { z } from 'zod';
import type { Json } from './node';

const argumentInfo = z
  .object({
    Arguments: z.array(z.unknown()).nullish(),
    ReferencedObjectPathIds: z.array(z.unknown()).nullish(),
  })
  .nullish();

const objectPath = z.object({
  Id: z.number(),
  ObjectPathType: z.number(),
  Name: z.string().optional(),
  ParentObjectPathId: z.number().optional(),
  ArgumentInfo: argumentInfo,
});

const queryInfo = z
  .object({
    Select: z.array(z.string()).nullish(),
    Expand: z.array(z.string()).nullish(),
    Top: z.number().nullish(),
    Skip: z.number().nullish(),
  })
  .nullish();

const action = z.object({
  Id: z.number(),
  ActionType: z.number(),
  Name: z.string().nullish(),
  ObjectPathId: z.number().nullish(),
  ArgumentInfo: argumentInfo,
  QueryInfo: queryInfo,
  ObjectState: z.record(z.string(), z.unknown()).optional(),
});

export const requestBody = z.object({
  AutoKeepReference: z.boolean().optional(),
  Actions: z.array(action),
  ObjectPaths: z.record(z.string(), objectPath).nullish(),
});

export type RequestBody = z.infer<typeof requestBody>;
export type WireAction = RequestBody['Actions'][number];
export type WirePath = z.infer<typeof objectPath>;
export type WireArguments = z.infer<typeof argumentInfo>;
export type WireQuery = NonNullable<z.infer<typeof queryInfo>>;

export const ACTION = {
  instantiate: 1,
  query: 2,
  method: 3,
  setProperty: 4,
  trace: 5,
  queryAsJson: 7,
  update: 9,
} as const;

export const PATH = {
  global: 1,
  newObject: 2,
  method: 3,
  property: 4,
  indexer: 5,
  reference: 6,
  nullObject: 7,
} as const;

export interface ActionResult {
  readonly ActionId: number;
  readonly Value: Json;
}

export interface ResponseBody {
  readonly Results: readonly ActionResult[];
  readonly TraceIds: readonly number[];
  readonly Error?: {
    readonly Code: string;
    readonly Message: string;
    readonly Location: string;
    readonly HttpStatusCode: number;
    readonly ActionIndex: number;
  };
}
