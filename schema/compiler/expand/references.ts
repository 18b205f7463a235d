import {
  Kind,
  type ConstDirectiveNode,
  type DefinitionNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
} from 'graphql';
import { derivedDefinitions, derivedDirectives, directiveOf, quoted } from './nodes';
import { RECORD, commonFields } from './recordType';
import { restrictedClasses } from './restricted';
import type { SourceDirectives } from './sourceDirectives';
import { SourceError } from './sourceError';

const DIRECTIVE = 'recordReferences';
const KEY = 'id';

/** The definitions from which a subgraph is expanded. */
export interface Definitions {
  /** The definitions that several subgraphs use. */
  readonly shared: readonly DefinitionNode[];
  readonly own: readonly DefinitionNode[];
}

/**
 * Expands `extend interface CreditRecord @recordReferences`: the interface keeps only its key, and
 * each kind of record of the other subgraphs becomes a reference under the rule of its own
 * subgraph. Other definitions are returned unchanged.
 * @param others the definitions of all other subgraphs
 * @throws SourceError when the directive is on another interface, or in a subgraph with records
 */
export function withReferences(
  { shared, own }: Definitions,
  others: readonly DefinitionNode[],
  directives: SourceDirectives,
): Definitions {
  const marked = own.find(
    (definition) =>
      definition.kind === Kind.INTERFACE_TYPE_EXTENSION && directiveOf(definition, DIRECTIVE),
  );
  if (marked?.kind !== Kind.INTERFACE_TYPE_EXTENSION) return { shared, own };
  if (marked.name.value !== RECORD)
    throw new SourceError(marked, `@${DIRECTIVE} belongs on ${RECORD}, not ${marked.name.value}.`);
  const record = own.find((definition) => recordOf(definition) !== undefined);
  if (record) throw new SourceError(record, `@${DIRECTIVE} does not go with records of its own.`);
  const key = commonFields(shared).find(({ name }) => name.value === KEY);
  if (key === undefined) throw new SourceError(marked, `${RECORD} has no field ${KEY}.`);
  return {
    shared: shared.map((definition) => withKeyAlone(definition, key)),
    own: [...own, ...others.flatMap((definition) => reference(definition, key, directives))],
  };
}

/** The interface with its key as its only field. */
function withKeyAlone(definition: DefinitionNode, key: FieldDefinitionNode): DefinitionNode {
  return isRecordInterface(definition) ? { ...definition, fields: [plain(key)] } : definition;
}

/** A reference to a kind of record. */
function reference(
  definition: DefinitionNode,
  key: FieldDefinitionNode,
  { read }: SourceDirectives,
): DefinitionNode[] {
  const record = recordOf(definition);
  if (record === undefined) return [];
  const type = definition as ObjectTypeDefinitionNode;
  const [model] = derivedDefinitions(type, `type Derived implements ${RECORD} { ${KEY}: ID! }`);
  const classes = restrictedClasses(read(record)).map(quoted).join(', ');
  const own = type.fields?.find(({ name }) => name.value === KEY);
  return [
    {
      ...(model as ObjectTypeDefinitionNode),
      name: type.name,
      description: type.description,
      directives: [
        ...derivedDirectives(type, `@key(fields: "${KEY}", resolvable: false)`),
        ...(type.directives ?? []).filter(({ name }) => name.value === 'access'),
        ...derivedDirectives(type, `@indexed(restricted: [${classes}])`),
      ],
      fields: [plain(own ?? key)],
    },
  ];
}

/** A field without its storage directives: here it is in an index. */
function plain(field: FieldDefinitionNode): FieldDefinitionNode {
  const kept = (field.directives ?? []).filter(({ name }) => name.value === 'access');
  return { ...field, directives: kept };
}

function recordOf(definition: DefinitionNode): ConstDirectiveNode | undefined {
  return definition.kind === Kind.OBJECT_TYPE_DEFINITION
    ? directiveOf(definition, 'record')
    : undefined;
}

function isRecordInterface(definition: DefinitionNode): definition is InterfaceTypeDefinitionNode {
  return definition.kind === Kind.INTERFACE_TYPE_DEFINITION && definition.name.value === RECORD;
}
