import type { SubgraphResponse } from '../../schema/subgraphCall';

type Data = Readonly<Record<string, unknown>>;
type Path = readonly (string | number)[];

/** One call of the stock executor to a subgraph. */
export interface StockCall {
  /** The context of the request, which all its calls share. */
  readonly context: object;
  /** The path in the client's answer for which the call is made; `@` stands for a list. */
  readonly path: Path;
  readonly representations: readonly Data[] | undefined;
}

/**
 * The data of the calls for root fields, by request. The stock executor adds the data of all later
 * calls to these objects.
 */
const roots = new WeakMap<object, Data[]>();

/**
 * Corrects the positions of errors for the stock executor. It takes the index of an entity among
 * those that were sent for its index among all objects at the path, and so reports an error at
 * another item of a list when some items have nothing to send, for example because of their type.
 */
export function withStockPositions(answer: SubgraphResponse, call: StockCall): SubgraphResponse {
  const { context, path, representations } = call;
  if (representations === undefined) {
    if (answer.data) roots.set(context, [...(roots.get(context) ?? []), answer.data]);
    return answer;
  }
  if (answer.errors === undefined) return answer;
  const objects = (roots.get(context) ?? []).flatMap((root) => objectsAt(root, path));
  if (objects.length <= representations.length) return answer;
  const places = placesOf(representations, objects);
  const errors = answer.errors.map((error) => {
    const [field, at, ...rest] = error.path ?? [];
    const place = field === '_entities' && typeof at === 'number' ? places[at] : undefined;
    return place === undefined ? error : { ...error, path: ['_entities', place, ...rest] };
  });
  return { ...answer, errors };
}

/** The objects at a path, in the order of the answer. */
function objectsAt(value: unknown, path: Path): Data[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) {
    const below = path[0] === '@' ? path.slice(1) : path;
    return value.flatMap((item) => objectsAt(item, below));
  }
  const [step, ...below] = path;
  if (step === undefined) return [value as Data];
  return objectsAt((value as Data)[step], below);
}

/** The index of each representation's object: both lists have the same order. */
function placesOf(
  representations: readonly Data[],
  objects: readonly Data[],
): readonly (number | undefined)[] {
  let next = 0;
  return representations.map((representation) => {
    const at = objects.findIndex(
      (object, index) => index >= next && matches(object, representation),
    );
    if (at < 0) return undefined;
    next = at + 1;
    return at;
  });
}

/** Whether an object has the fields of a representation. */
function matches(object: Data, representation: Data): boolean {
  return Object.entries(representation).every(
    ([name, value]) => JSON.stringify(object[name]) === JSON.stringify(value),
  );
}
