import type { Model } from 'mongoose';
import type { StoreRequest } from '../../framework/context';
import type { IndexRow } from '../recordIndex/record';
import type { CaseRecord } from './record';

/** What the functions of cases need of a request. */
export interface CasesRequest {
  readonly model: Model<CaseRecord>;
  /** The record index of this subgraph. */
  readonly indexed: Model<IndexRow>;
  readonly request: StoreRequest;
}
