import type { Operations } from "@ams-vaulting/client";
import type { ExampleName, OperationId } from "../contract/example-names.ts";
import type { ReadonlyDeep } from "../contract/examples.ts";
import type { FaultName } from "../contract/fault-names.ts";
import type { examples } from "../generated/examples.ts";

/** One response of a script: the name of an example, one with some members changed, or a function of the request. */
export type Step<Id extends OperationId = OperationId> = PlainStep<Id> | StepFunction<Id>;

/** Chooses the response when the request arrives. What it returns is checked like a step that was written down. */
export type StepFunction<Id extends OperationId = OperationId> = (
  request: Operations[Id]["request"],
) => PlainStep<Id> | Promise<PlainStep<Id>>;

/**
 * What the compiler has to see before `Step`, so that `async () => "success"` is a promise of that name: where a function
 * may return a value or a promise of it, TypeScript takes it for a promise of any string. Where it should return both at once
 * it does not, and the type that it finds for the function stays when it goes on to the next overload. `T` makes it look at
 * all arguments before it goes on.
 */
export type StepHint<Id extends OperationId, T> =
  | PlainStep<Id>
  | (((request: Operations[Id]["request"], hint?: T) => PlainStep<Id>) &
      ((request: Operations[Id]["request"], hint?: T) => Promise<PlainStep<Id>>));

export type PlainStep<Id extends OperationId = OperationId> =
  | ExampleName<Id>
  | ExampleStep<Id>
  | FaultStep<Id>;

/** A response with one thing wrong about it, or none at all. */
export interface FaultStep<Id extends OperationId = OperationId> extends FaultOptions<Id> {
  fault: FaultName;
  override?: never;
}

export interface FaultOptions<Id extends OperationId = OperationId> {
  /** The example that the fault is applied to. Default: the first on which it has an effect. */
  example?: ExampleName<Id>;
  /** Time until the response, in milliseconds. Of `slow_body`: time until the rest of the body, by default a minute. */
  delay?: number;
}

/** An example, and what is different about it. */
export type ExampleStep<Id extends OperationId = OperationId> = {
  [Name in ExampleName<Id>]: {
    example: Name;
    /** Laid over the example's body, member by member; `undefined` takes a member away. */
    override?: Override<Id, Name>;
    /** Time until the response, in milliseconds. */
    delay?: number;
    fault?: never;
  };
}[ExampleName<Id>];

/** What may be laid over an example: a part of the shape of the response that the example has. */
export type Override<Id extends OperationId, Name extends ExampleName<Id>> = Part<
  ShapeOf<BodyOf<Id, Name>, Operations[Id]["response"]>
>;

type BodyOf<Id extends OperationId, Name extends ExampleName<Id>> = Name extends keyof Responses<Id>
  ? Responses<Id>[Name] extends { body: infer Body }
    ? Body
    : never
  : never;
type Responses<Id extends OperationId> = (typeof examples)[Id]["response"];

/** The members of a union of shapes that a body has. */
type ShapeOf<Body, Shape> = Shape extends unknown
  ? Body extends ReadonlyDeep<Shape>
    ? Shape
    : never
  : never;

type Part<T> = T extends (infer Item)[]
  ? Item[]
  : T extends object
    ? { [Key in keyof T]?: Part<T[Key]> | (Record<never, never> extends Pick<T, Key> ? undefined : never) }
    : T;

/** A step, when the operation is not known to the compiler. */
export type AnyStep = string | AnyStepObject | ((request: Record<string, unknown>) => unknown);

export interface AnyStepObject {
  example?: string;
  fault?: string;
  override?: Record<string, unknown>;
  delay?: number;
}
