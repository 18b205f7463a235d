import { Kind, type FieldDefinitionNode } from 'graphql';
import { SUBGRAPHS } from '../../../../subgraphs';
import { subgraphDocument } from '../../../../subgraphs/framework/subgraphDocument';

describe.each(SUBGRAPHS)('the sealed fields of $name', ({ name, sealed = [] }) => {
  const fields = sealed.flatMap((collection) => collection.fields);

  it('are those that the schema marks as sealed', () => {
    expect(new Set(fields.map(({ field }) => field))).toEqual(storedAs('sealed', name));
  });

  it('can be searched by equality where the schema says so', () => {
    const indexed = fields.filter(({ index }) => index !== undefined);
    expect(new Set(indexed.map(({ field }) => field))).toEqual(storedAs('blind', name));
  });
});

/** The fields, `Type.field`, with a mark in `@stored`. */
function storedAs(mark: 'sealed' | 'blind', name: (typeof SUBGRAPHS)[number]['name']): Set<string> {
  const { definitions } = subgraphDocument(name);
  return new Set(
    definitions.flatMap((type) =>
      type.kind === Kind.OBJECT_TYPE_DEFINITION
        ? (type.fields ?? [])
            .filter((field) => hasMark(field, mark))
            .map((field) => `${type.name.value}.${field.name.value}`)
        : [],
    ),
  );
}

function hasMark({ directives }: FieldDefinitionNode, mark: string): boolean {
  const stored = directives?.find((directive) => directive.name.value === 'stored');
  const value = stored?.arguments?.find((argument) => argument.name.value === mark)?.value;
  return value?.kind === Kind.BOOLEAN && value.value;
}
