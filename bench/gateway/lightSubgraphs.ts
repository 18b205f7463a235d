import type {
  InProcessSubgraph,
  SubgraphRequest,
  SubgraphResponse,
} from '../../schema/subgraphCall';
import { SUBGRAPH_NAMES } from '../../schema/sdl';
import { lightDataset } from './lightDataset';

type Make = () => SubgraphResponse;

/**
 * The five subgraphs in process. Each response is computed once; every later caller gets a new
 * copy, created as fast as JavaScript can, because callers may modify it.
 */
export function lightSubgraphs(): Map<string, InProcessSubgraph> {
  const answer = lightDataset();
  return new Map(
    SUBGRAPH_NAMES.map((name) => {
      const known = new Map<string, Map<string, Make>>();
      const execute = async ({ query, variables = {} }: SubgraphRequest) => {
        let byEntities = known.get(query);
        if (byEntities === undefined) known.set(query, (byEntities = new Map<string, Make>()));
        const asked = askedFor(variables);
        let make = byEntities.get(asked);
        if (make === undefined) {
          make = maker(await answer(name, query, variables));
          byEntities.set(asked, make);
        }
        return make();
      };
      return [name, { name, execute, ready: async () => true }];
    }),
  );
}

/** Operations of the workloads differ in their first subject and in the number of subjects. */
function askedFor(variables: Record<string, unknown>): string {
  const list = (variables['representations'] ?? variables['ids']) as unknown[];
  const [first] = list;
  const id = typeof first === 'string' ? first : (first as { id: string }).id;
  return `${list.length} ${id}`;
}

function maker(value: unknown): Make {
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  return new Function(`return ${JSON.stringify(value)};`) as Make;
}
