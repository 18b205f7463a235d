import type { Model } from 'mongoose';
import type { SubjectDirectory } from '../../../schema/directory';
import type { StoreRequest } from '../../framework/context';
import type { IndexRow } from '../recordIndex/record';
import type { CaseRecord } from './record';

/** What the functions of cases need of a request. */
export interface CasesRequest {
  readonly model: Model<CaseRecord>;
  /** The record index of this subgraph. */
  readonly indexed: Model<IndexRow>;
  /** The directory of subjects of this subgraph. */
  readonly subjects: SubjectDirectory;
  readonly request: StoreRequest;
}
