import type { creditError } from '../../../../schema/errors';
import { partyOf } from '../../rights/correction/party';
import type { CasesRequest } from '../casesRequest';
import { visibleRecord } from '../findRecord';
import { repairConditions, type RepairConditions } from './conditions';

export interface RepairStore {
  /**
   * The conditions of the repair of a record; null when it does not exist for the viewer, or
   * concerns neither them nor their department.
   * @throws BAD_USER_INPUT for an unknown type, SUBGRAPH_UNAVAILABLE
   */
  conditions(record: {
    readonly type: string;
    readonly id: string;
  }): Promise<RepairConditions | null>;
}

export function repairStore(given: CasesRequest): RepairStore {
  const { viewer } = given.request;
  return {
    async conditions(record) {
      try {
        const facts = await visibleRecord(given.request, record);
        const concerned =
          partyOf(viewer, facts.subjectId) !== undefined ||
          viewer.roles.includes('auditor') ||
          (viewer.roles.includes('steward') && viewer.department === facts.sourceDepartmentId);
        return concerned ? await repairConditions(given, facts) : null;
      } catch (error) {
        if (isNotFound(error)) return null;
        throw error;
      }
    },
  };
}

const isNotFound = (error: unknown) =>
  (error as ReturnType<typeof creditError>).extensions?.['code'] === 'NOT_FOUND';
