import type { PermitKind } from '../../schema/generated/government.rows';
import { defineRecord } from '../framework/records/defineRecord';
import { reportedLate } from '../framework/records/doublePublicity';

export const permit = defineRecord<PermitKind>('Permit', { fields: { reportedLate } });
