import type { Model } from 'mongoose';
import type { Registry } from '../../schema/registry';
import type { SubgraphServices } from '../framework/definition';
import type { ClientModels } from './client/model';
import { clientRegistry } from './client/registry';
import type { ConsentRecord } from './consent/record';
import { consentUses } from './consent/use';
import { disclosureLog } from './disclosure/log';
import type { LogModels } from './disclosure/stored/model';
import { keepUndelivered } from './reconciliation/gatewayReports';
import { noteLogged } from './reconciliation/loggedEvents';
import type { ReconciliationModels } from './reconciliation/model';
import { recordIndexing } from './recordIndex/indexRecords';
import type { IndexModels } from './recordIndex/model';
import { subjectRights } from './rights/registry';
import type { KinshipRecord } from './rights/kinship/record';
import type { OutboxModels } from './rights/outbox/model';
import type { LegalCapacityRecord } from './rights/legalCapacity/record';
import type { SafelistModels } from './safelist/model';
import { safelistRegistry } from './safelist/registry';
import type { SubjectRow } from '../../schema/generated/subjects.rows';

/** The registry that this subgraph serves to the gateway. Each folder contributes its own part. */
export function subjectsRegistry(
  models: {
    readonly client: ClientModels;
    readonly safelist: SafelistModels;
    readonly consent: Model<ConsentRecord>;
    readonly log: LogModels;
    readonly kinship: Model<KinshipRecord>;
    readonly legalCapacity: Model<LegalCapacityRecord>;
    readonly outbox: OutboxModels;
    readonly index: IndexModels;
    readonly reconciliation: ReconciliationModels;
    readonly subject: Model<SubjectRow>;
  },
  { now }: Pick<SubgraphServices, 'now'>,
): Registry {
  return {
    ...clientRegistry(models.client, models.safelist),
    ...safelistRegistry(models.safelist),
    ...consentUses(models, now),
    ...disclosureLog(models.log, (events) => noteLogged(models.log, events)),
    undelivered: (report) => keepUndelivered(models.reconciliation, report),
    ...subjectRights(models),
    ...recordIndexing(models),
  };
}
