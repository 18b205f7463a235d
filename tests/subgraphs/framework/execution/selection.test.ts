import { Kind, parse, type FieldNode, type GraphQLResolveInfo } from 'graphql';
import { connectionSelection, selectedFields } from '../../../../subgraphs/framework/selection';

/** One list of nodes, as a compiled operation passes it with every request. */
function nodesOf(query: string): readonly FieldNode[] {
  const [operation] = parse(query).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('Not an operation.');
  return operation.selectionSet.selections as readonly FieldNode[];
}

const info = (fieldNodes: readonly FieldNode[], variableValues: Record<string, unknown>) =>
  ({ fieldNodes, fragments: {}, variableValues }) as unknown as GraphQLResolveInfo;

describe('a selection', () => {
  it('is evaluated with the variables of each request when they can exclude fields', () => {
    const nodes = nodesOf('query ($c: Boolean!) { one { id ... @include(if: $c) { name } } }');
    for (const c of [true, false, true]) {
      const fields = selectedFields(info(nodes, { c }));
      expect([...fields]).toEqual(c ? ['id', 'name'] : ['id']);
    }
  });

  it('is one shared set when variables cannot exclude fields', () => {
    const nodes = nodesOf('{ list { nodes { id } totalCount } }');
    const first = connectionSelection(info(nodes, { n: 1 }));
    expect(first).toEqual({
      fields: new Set(['id']),
      ofList: new Set(['nodes', 'totalCount']),
      path: '',
      wantsTotal: true,
    });
    expect(connectionSelection(info(nodes, { n: 2 }))).toBe(first);
  });
});
