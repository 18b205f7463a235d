import { Kind, valueFromASTUntyped, type ConstDirectiveNode, type DocumentNode } from 'graphql';
import { supergraphDocument } from '../../supergraphDocument';

/** The arguments of `@listSize` on a field. */
export interface ListSize {
  readonly assumedSize?: number;
  /**
   * Arguments, or dotted paths into one, that give the number of items; the largest value counts.
   */
  readonly slicingArguments: readonly string[];
  /** The subfields that are the list; without them the field itself is the list. */
  readonly sizedFields: readonly string[];
  /** Whether an operation must give exactly one of the slicing arguments. */
  readonly requiresOne: boolean;
}

/** The cost directives of a supergraph, by schema coordinate. */
export interface CostDirectives {
  readonly weights: ReadonlyMap<string, number>;
  readonly listSizes: ReadonlyMap<string, ListSize>;
}

/** The coordinate of an argument; `field` is the coordinate of its field. */
export function argumentCoordinate(field: string, argument: string): string {
  return `${field}(${argument}:)`;
}

/**
 * Reads `@cost` and `@listSize` (Federation 2.9, after the GraphQL cost directives specification).
 * Coordinates are `Type`, `Type.field`, of input types too, and `Type.field(argument:)`.
 */
export function readCostDirectives(supergraphSdl: string): CostDirectives {
  const weights = new Map<string, number>();
  const listSizes = new Map<string, ListSize>();
  const document = supergraphDocument(supergraphSdl);
  const requiresOne = requiresOneByDefault(document);
  const read = (coordinate: string, directives: readonly ConstDirectiveNode[] = []) => {
    for (const directive of directives) {
      const name = directive.name.value;
      if (name === 'cost') {
        const { weight } = argumentsOf(directive);
        if (Number.isFinite(Number(weight))) weights.set(coordinate, Number(weight));
      } else if (name === 'listSize') listSizes.set(coordinate, listSize(directive, requiresOne));
    }
  };
  for (const definition of document.definitions) {
    if (!('name' in definition) || definition.name === undefined) continue;
    if (definition.kind === Kind.DIRECTIVE_DEFINITION || !('directives' in definition)) continue;
    const type = definition.name.value;
    read(type, definition.directives as readonly ConstDirectiveNode[] | undefined);
    if (!('fields' in definition)) continue;
    for (const field of definition.fields ?? []) {
      const coordinate = `${type}.${field.name.value}`;
      read(coordinate, field.directives);
      if (!('arguments' in field)) continue;
      for (const argument of field.arguments ?? []) {
        read(argumentCoordinate(coordinate, argument.name.value), argument.directives);
      }
    }
  }
  return { weights, listSizes };
}

/** The default of `requireOneSlicingArgument`, from the directive's definition. */
function requiresOneByDefault({ definitions }: DocumentNode): boolean {
  return definitions.some(
    (definition) =>
      definition.kind === Kind.DIRECTIVE_DEFINITION &&
      definition.name.value === 'listSize' &&
      definition.arguments?.some(
        ({ name, defaultValue }) =>
          name.value === 'requireOneSlicingArgument' &&
          defaultValue?.kind === Kind.BOOLEAN &&
          defaultValue.value,
      ),
  );
}

function listSize(directive: ConstDirectiveNode, requiresOne: boolean): ListSize {
  const { assumedSize, slicingArguments, sizedFields, requireOneSlicingArgument } =
    argumentsOf(directive);
  return {
    ...(typeof assumedSize === 'number' && { assumedSize }),
    requiresOne: (requireOneSlicingArgument ?? requiresOne) === true,
    slicingArguments: strings(slicingArguments),
    sizedFields: strings(sizedFields),
  };
}

function argumentsOf(directive: ConstDirectiveNode): Record<string, unknown> {
  return Object.fromEntries(
    (directive.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
  );
}

function strings(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string');
}
