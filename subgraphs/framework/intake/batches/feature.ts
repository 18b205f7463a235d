import type { SubgraphName } from '../../../../schema/sdl';
import type { Running, SubgraphServices } from '../../definition';
import type { Feature } from '../../feature';
import type { RecordKind } from '../../records/recordKind';
import { recordWriter } from '../../records/writer/recordWriter';
import { recordTarget } from '../rows/recordTarget';
import type { IntakeTarget } from '../target';
import { recordBatches } from './batchWriter';
import { batchFiles } from './batchFiles';
import { intakeModels, type IntakeModels } from './model';
import { intakeResolvers } from './resolvers';
import { startIntake } from './start';
import { intakeStore } from './store';

interface Models {
  readonly intake: IntakeModels;
}

/** The intake of batches. @param domain part of the field names: `submit<Domain>Batch` */
export function intakeFeature(
  domain: string,
  name: SubgraphName,
  kinds: readonly RecordKind[],
): Feature<Models> {
  return {
    models: (connection) => ({ intake: intakeModels(connection) }),
    stores: { intake: ({ intake }, request) => intakeStore(intake, request) },
    resolvers: intakeResolvers(domain),
    begin: ({ intake }, services) => Promise.resolve(beginIntake(intake, name, kinds, services)),
  };
}

/** Without the directory of subjects, no row can be accepted, so that there is no intake. */
function beginIntake(
  models: IntakeModels,
  name: SubgraphName,
  kinds: readonly RecordKind[],
  services: SubgraphServices,
): Running | undefined {
  const { directory, vault, uploads, now } = services;
  if (directory === undefined) return undefined;
  const parts = { connection: models.batch.db, vault, directory };
  const targets = new Map<string, IntakeTarget>(
    kinds.map((kind) => [kind.type, recordTarget(name, kind, parts)]),
  );
  return startIntake(models, services, {
    targets,
    writer: recordBatches(recordWriter(models.batch.db, kinds, vault)),
    files: (arrived) => batchFiles({ models, uploads, targets, now, arrived }),
  });
}
