import type { Feature } from '../../feature';
import { intakeModels, type IntakeModels } from './model';
import { intakeResolvers } from './resolvers';
import { intakeStore } from './store';

interface Models {
  readonly intake: IntakeModels;
}

/** The intake of batches. @param domain part of the field names: `submit<Domain>Batch` */
export function intakeFeature(domain: string): Feature<Models> {
  return {
    models: (connection) => ({ intake: intakeModels(connection) }),
    stores: { intake: ({ intake }, request) => intakeStore(intake, request) },
    resolvers: intakeResolvers(domain),
  };
}
