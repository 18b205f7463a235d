import type { SubgraphContext } from '../context';
import type { QualityFilter, WithQuality } from './store';

type Context = SubgraphContext<WithQuality>;

/**
 * The root fields of a subgraph about the quality of its records.
 * @param domain part of the field names: `qualityOf<Domain>Records`
 */
export function qualityResolvers(domain: string): Record<string, Record<string, unknown>> {
  return {
    Query: {
      [`qualityOf${domain}Records`]: (_: unknown, filter: QualityFilter, { stores }: Context) =>
        stores.quality.reports(filter),
      [`scorecardsOf${domain}Records`]: (
        _: unknown,
        { month }: { readonly month: string },
        { stores }: Context,
      ) => stores.quality.scorecards(month),
    },
  };
}
