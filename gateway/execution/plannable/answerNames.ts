import { GraphQLError, Kind, type DocumentNode, type SelectionSetNode } from 'graphql';
import { eachField, responseNameOf } from '../../../schema/selections/eachField';
import { fragmentsOf } from '../../../schema/selections/fragmentsOf';
import { RawText } from '../rawJson/rawText';
import type { ExecutionAnswer } from '../../executor';

type Names = ReadonlyMap<string, string>;

/** A position in an answer at which names must be restored, whatever the type of the object. */
interface Place {
  /** Whether a field of the object itself was renamed. */
  renamed: boolean;
  readonly below: Map<string, Place>;
}

/** Restores the client's response names in the answers to a document with renamed fields. */
export class AnswerNames {
  private readonly names: Names;
  private readonly root: Place;

  /** @param names the client's response names, by those in the document */
  constructor(document: DocumentNode, names: Names) {
    this.names = names;
    this.root = placeOf(document, names);
  }

  /** The answer with the client's names in the data, the paths of errors, and the extensions. */
  restore({ data, errors, extensions, ...rest }: ExecutionAnswer): ExecutionAnswer {
    return {
      ...rest,
      ...(data !== undefined && { data: data && (this.value(data, this.root) as typeof data) }),
      ...(errors !== undefined && { errors: errors.map((error) => this.error(error)) }),
      ...(extensions !== undefined && {
        extensions: this.extension(extensions) as Record<string, unknown>,
      }),
    };
  }

  private value(given: unknown, place: Place): unknown {
    const value = given instanceof RawText ? given.parse() : given;
    if (Array.isArray(value)) return value.map((item: unknown) => this.value(item, place));
    if (typeof value !== 'object' || value === null) return value;
    const restored: Record<string, unknown> = {};
    for (const [key, inner] of Object.entries(value as Record<string, unknown>)) {
      const name = place.renamed ? this.nameOf(key) : key;
      const below = place.below.get(key);
      const moved = name !== key && inner instanceof RawText ? inner.parse() : inner;
      restored[name] = below === undefined ? moved : this.value(moved, below);
    }
    return restored;
  }

  private error<E extends NonNullable<ExecutionAnswer['errors']>[number]>(
    error: E,
  ): E | GraphQLError {
    const path = error.path?.map((step) => (typeof step === 'string' ? this.nameOf(step) : step));
    if (path === undefined) return error;
    if (!(error instanceof GraphQLError)) return { ...error, path };
    const { nodes, source, positions, originalError, extensions } = error;
    const options = { nodes, source, positions, path, originalError, extensions };
    return new GraphQLError(error.message, options);
  }

  /** Extensions name paths in the answer as strings with dots between the steps. */
  private extension(value: unknown): unknown {
    if (typeof value === 'string')
      return value
        .split('.')
        .map((step) => this.nameOf(step))
        .join('.');
    if (Array.isArray(value)) return value.map((item) => this.extension(item));
    if (typeof value !== 'object' || value === null || !isPlain(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, this.extension(inner)]),
    );
  }

  /** The planner adds a suffix to a response name that has different fields on two types. */
  private nameOf(name: string): string {
    return this.names.get(name) ?? this.names.get(name.replace(/__alias_\d+$/, '')) ?? name;
  }
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

function placeOf(document: DocumentNode, names: Names): Place {
  const fragments = fragmentsOf(document);
  const add = (set: SelectionSetNode, place: Place): void =>
    eachField([set], { fragments }, (field) => {
      const name = responseNameOf(field);
      place.renamed ||= names.has(name);
      if (field.selectionSet === undefined) return;
      const below = place.below.get(name) ?? { renamed: false, below: new Map() };
      place.below.set(name, below);
      add(field.selectionSet, below);
    });
  const root: Place = { renamed: false, below: new Map() };
  for (const definition of document.definitions)
    if (definition.kind === Kind.OPERATION_DEFINITION) add(definition.selectionSet, root);
  prune(root);
  return root;
}

/** Removes the positions without renamed fields. @returns whether any is left */
function prune(place: Place): boolean {
  for (const [name, below] of place.below) if (!prune(below)) place.below.delete(name);
  return place.renamed || place.below.size > 0;
}
