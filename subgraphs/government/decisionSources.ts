import type { FieldSources } from '../kit/projection';
import { REPORTED_LATE_SOURCES } from './doublePublicity';

/** The document fields behind the fields that permits and penalties share. */
export const DECISION_SOURCES: FieldSources = {
  authority: ['authorityId'],
  documentTitle: ['basis'],
  documentNumber: ['basis'],
  reportedLate: REPORTED_LATE_SOURCES,
};
