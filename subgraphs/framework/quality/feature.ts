import type { SubgraphName } from '../../../schema/sdl';
import type { Feature } from '../feature';
import type { RecordKind } from '../records/recordKind';
import { subgraphTypes } from '../subgraphDocument';
import { measuredKind } from './measuredKind';
import type { QualityModels } from './measure';
import { qualityModel } from './model';
import { qualityResolvers } from './resolvers';
import { qualityStore } from './store';

/**
 * The quality of a subgraph's records: measured by a job, read by queries.
 * @param domain part of the field names: `qualityOf<Domain>Records`
 */
export function qualityFeature(
  domain: string,
  subgraph: SubgraphName,
  records: readonly RecordKind[],
): Feature<QualityModels> {
  const kinds = records.map((kind) => measuredKind(subgraphTypes(subgraph), kind));
  const byType = new Map(kinds.map((kind) => [kind.type, kind]));
  return {
    models: (connection) => ({ quality: qualityModel(connection) }),
    stores: {
      quality: ({ quality }, { viewer }) => qualityStore(quality, byType, viewer),
    },
    resolvers: qualityResolvers(domain),
  };
}
