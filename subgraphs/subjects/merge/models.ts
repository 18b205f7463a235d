import type { Model } from 'mongoose';
import type { RelationRow, SubjectRow } from '../../../schema/generated/subjects.rows';
import type { CaseRecord } from '../cases/record';
import type { FormerCodeRecord } from '../codes/record';
import type { ConsentRecord } from '../consent/record';
import type { IndexModels } from '../recordIndex/model';
import type { CorrectionRecord } from '../rights/correction/record';
import type { KinshipRecord } from '../rights/kinship/record';
import type { LegalCapacityRecord } from '../rights/legalCapacity/record';
import type { OutboxModels } from '../rights/outbox/model';
import type { SubjectChangeRecord } from './record';

/** The collections of this subgraph in which a merge changes something. */
export interface MergeModels {
  readonly subject: Model<SubjectRow>;
  readonly formerCode: Model<FormerCodeRecord>;
  readonly subjectChange: Model<SubjectChangeRecord>;
  readonly relation: Model<RelationRow>;
  readonly consent: Model<ConsentRecord>;
  readonly correction: Model<CorrectionRecord>;
  readonly case: Model<CaseRecord>;
  readonly kinship: Model<KinshipRecord>;
  readonly legalCapacity: Model<LegalCapacityRecord>;
  readonly index: IndexModels;
  readonly outbox: OutboxModels;
}
