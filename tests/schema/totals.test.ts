import { buildSubgraphSchema } from '@apollo/subgraph';
import { isNullableType, isObjectType, parse } from 'graphql';
import { SUBGRAPH_NAMES, subgraphSdl } from '../../schema/sdl';

describe.each(SUBGRAPH_NAMES)('the connections of %s', (name) => {
  // Beyond COUNT_LIMIT nothing is counted: a total that may not be null would fail there.
  it('allow an uncounted total', () => {
    const schema = buildSubgraphSchema(parse(subgraphSdl(name)));
    const strict = Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .filter((type) => {
        const total = type.getFields()['totalCount'];
        return total !== undefined && !isNullableType(total.type);
      });
    expect(strict.map((type) => type.name)).toEqual([]);
  });
});
