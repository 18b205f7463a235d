import type { SubgraphName } from '../../schema/sdl';
import { domainOf } from '../../schema/subgraphs';
import { casesFeature } from './cases/feature';
import { changesFeature } from './changes/feature';
import { duplicatesFeature } from './duplicates/feature';
import { exchangeFeature } from './exchange/feature';
import type { Feature } from './feature';
import { freezingFeature } from './freezing/feature';
import { intakeFeature } from './intake/batches/feature';
import { qualityFeature } from './quality/feature';
import { measuredKind } from './quality/measuredKind';
import { recordSource } from './quality/recordSource';
import type { RecordKind } from './records/recordKind';
import { retentionFeature } from './retention/feature';
import { subgraphTypes } from './subgraphDocument';
import { unreportedFeature } from './unreported/feature';

/** The features of every subgraph that stores records. */
export function recordFeatures(
  name: SubgraphName,
  kinds: readonly RecordKind[],
): readonly Feature<never>[] {
  if (kinds.length === 0) return [];
  const domain = domainOf(name);
  return [
    freezingFeature(domain),
    intakeFeature(domain, name, kinds),
    qualityFeature(
      domain,
      recordSource(kinds.map((kind) => measuredKind(subgraphTypes(name), kind))),
    ),
    changesFeature(domain, name, kinds),
    casesFeature,
    retentionFeature(domain, name, kinds),
    duplicatesFeature(domain),
    exchangeFeature(domain, name, kinds),
    unreportedFeature(domain, name, kinds),
  ];
}
