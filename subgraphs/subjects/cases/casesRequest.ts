import type { Model } from 'mongoose';
import type { StoreRequest } from '../../framework/context';
import type { CaseRecord } from './record';

/** What the functions of cases need of a request. */
export interface CasesRequest {
  readonly model: Model<CaseRecord>;
  readonly request: StoreRequest;
}
