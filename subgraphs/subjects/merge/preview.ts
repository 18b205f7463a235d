import { compareText } from '../../../schema/compareText';
import { recordDomains } from '../../../schema/recordDomains';
import type { Vault } from '../../framework/vault/vault';
import type { Contradiction } from './contradictions';
import { contradictionsOf } from './contradictions';
import type { MergeModels } from './models';
import type { Pair } from './pair';

/** How many records of a kind would move. */
export interface MergeCount {
  readonly subgraph: string;
  readonly type: string;
  readonly count: number;
}

/** What a merge would change; see schema/subjects/SubjectMerge.graphql. */
export interface MergePreview {
  readonly survivorId: string;
  readonly duplicateId: string;
  readonly contradictions: readonly Contradiction[];
  readonly records: readonly MergeCount[];
  readonly relations: number;
  readonly consents: number;
  readonly corrections: number;
  readonly cases: number;
  readonly kinships: number;
  readonly codes: number;
}

/** The consents of a duplicate that a merge ends. */
export const openConsents = (duplicateId: string) => ({
  subjectId: duplicateId,
  state: { $in: ['AWAITING', 'AUTHORISED'] as const },
});

/** The relations that name a subject. */
const relationsOf = (id: string) => ({ $or: [{ organizationId: id }, { partyId: id }] });

/** The active kinships that name a subject. */
export const kinshipsOf = (id: string) => ({
  active: true,
  $or: [{ kinId: id }, { deceasedId: id }],
});

/** Counts what a merge would move. It counts indexed records, as the timeline lists them. */
export async function previewMerge(
  models: MergeModels,
  vault: Vault,
  pair: Pair,
): Promise<MergePreview> {
  const duplicateId = pair.duplicate._id;
  const [contradictions, byType, relations, consents, corrections, cases, kinships, codes] =
    await Promise.all([
      contradictionsOf(models, vault, pair),
      models.index.record.aggregate<{ readonly _id: string; readonly count: number }>([
        { $match: { subjectId: duplicateId } },
        { $group: { _id: '$type', count: { $sum: 1 } } },
      ]),
      models.relation.countDocuments(relationsOf(duplicateId)),
      models.consent.countDocuments(openConsents(duplicateId)),
      models.correction.countDocuments({ subjectId: duplicateId, state: 'RECEIVED' }),
      models.case.countDocuments({ subjectId: duplicateId, open: true }),
      models.kinship.countDocuments(kinshipsOf(duplicateId)),
      models.formerCode.countDocuments({ subjectId: duplicateId }),
    ]);
  const subgraphs = recordDomains();
  return {
    survivorId: pair.survivor._id,
    duplicateId,
    contradictions,
    records: byType
      .map(({ _id: type, count }) => ({ subgraph: subgraphs.get(type) ?? '', type, count }))
      .sort((a, b) => compareText(a.subgraph, b.subgraph) || compareText(a.type, b.type)),
    relations,
    consents,
    corrections,
    cases,
    kinships,
    // Its own former codes, and its present one.
    codes: codes + 1,
  };
}
