import { buildSubgraphSchema } from '@apollo/subgraph';
import { isNullableType, isObjectType, parse } from 'graphql';
import { SUBGRAPH_NAMES, subgraphSdl } from '../../schema/sdl';

describe.each(SUBGRAPH_NAMES)('the connections of %s', (name) => {
  // Nothing is counted beyond COUNT_LIMIT, so a non-null total would fail there.
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
