import { buildSubgraphSchema } from '@apollo/subgraph';
import { getNamedType, isObjectType, parse, print } from 'graphql';
import { SUBGRAPH_NAMES, subgraphSdl } from '../../schema/sdl';

// Statistics return whole tables, whose size the caller limits.
const WITH_LISTS = SUBGRAPH_NAMES.filter((name) => name !== 'statistics');

describe.each(WITH_LISTS)('the connections of %s', (name) => {
  it('are all paged from either end, at a cost by either page size', () => {
    const schema = buildSubgraphSchema(parse(subgraphSdl(name)));
    const fields = Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .flatMap((type) => Object.values(type.getFields()))
      .filter(({ type }) => getNamedType(type).name.endsWith('Connection'));
    expect(fields.length).toBeGreaterThan(0);
    for (const { args, astNode } of fields) {
      const paging = args.filter((arg) => ['first', 'after', 'last', 'before'].includes(arg.name));
      expect(paging.map((arg) => `${arg.name}: ${String(arg.type)}`)).toEqual([
        'first: Int',
        'after: String',
        'last: Int',
        'before: String',
      ]);
      expect(paging.map(({ defaultValue }) => defaultValue)).toEqual(Array(4).fill(undefined));
      expect(astNode!.directives!.map((directive) => print(directive))).toContain(
        '@listSize(assumedSize: 20, slicingArguments: ["first", "last"], sizedFields: ["edges", "nodes"], requireOneSlicingArgument: false)',
      );
    }
  });
});
